namespace Ticketing.Tests.Simulation.Host;

/// <summary>
/// Describes who waits for whom: from a call to its activation, from that activation to the calls it has made, and so on, until an
/// activation waits only for the disk or for time, or until the chain forms a ring.
/// </summary>
internal static class WaitReport
{
    private const int MaxDepth = 10;

    // The oldest calls are enough to explain a stuck run.
    private const int MaxCalls = 5;

    /// <summary>What the oldest open calls to a silo wait for, one line each.</summary>
    public static string Of(SimulatedSilo silo) =>
        string.Concat(silo.ClientCalls.Take(MaxCalls).Select(call => $"\n{call.Sender.Name} waits for {call}: {Of(call, silo.Core)}"));

    /// <summary>What a call that has no answer waits for.</summary>
    public static string Of(Call call, SiloCore? silo) => silo is null ? "Its silo is down." : Describe(call, silo, []);

    private static string Describe(Call call, SiloCore silo, List<Activation> seen)
    {
        var at = silo.ActivationsOf(call.Target.GrainId).ToList();
        if (at.Find(one => one.Mailbox.Running.Contains(call) || one.Mailbox.Waiting.Contains(call)) is not { } activation)
            return "The call or its answer is on its way, or was lost.";
        if (seen.Contains(activation)) return $"{activation} — the ring is closed.";
        seen.Add(activation);

        var does = call is { IsRunning: true } ? call : activation.Mailbox.Running is [var first, ..] ? first : null;
        if (does is null) return $"{activation} runs nothing.";
        var what = does == call ? $"{activation} runs it" : $"{activation} runs {does.Name} first,";
        var since = $"{what} since {silo.Process.World.Now - does.StartedAt}";
        var asked = silo.Gateway.Open.Where(other => other.Sender.Name == activation.ToString()).ToList();
        if (asked.Count == 0 || seen.Count > MaxDepth) return $"{since} and waits for no grain.";
        return $"{since} and waits for {string.Join(" and ", asked.Take(MaxCalls).Select(other => $"{other}: {Describe(other, silo, seen)}"))}";
    }
}
