namespace Ticketing.Api.Hosting;

/// <summary>
/// Ends the waiting for silos that are dead. Orleans tells the callers in other silos at once; a client's call that was passed on by one silo
/// to another waits until its time-out. Which calls those are nobody knows, so when a silo was declared dead every call that began before and
/// still waits a moment later ends with an unknown outcome, which is true of all of them.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class SiloLosses(TimeProvider time)
{
    /// <summary>How much longer those calls may take that are with a silo that lives.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private CancellationTokenSource? running;

    /// <summary>Ends a call that begins now, when a silo is lost while it runs: <c>await call.WaitAsync(losses.Token)</c>. Costs nothing where nobody watches.</summary>
    public CancellationToken Token => Volatile.Read(ref running)?.Token ?? CancellationToken.None;

    /// <summary>From now on somebody tells of losses.</summary>
    internal void Watch() => Volatile.Write(ref running, NewSource());

    /// <summary>A silo is dead.</summary>
    internal void Tell() => Interlocked.Exchange(ref running, NewSource())?.CancelAfter(Grace);

    private CancellationTokenSource NewSource() => new(Timeout.InfiniteTimeSpan, time);
}
