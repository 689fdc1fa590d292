namespace Ticketing.Bench.Claims;

/// <summary>One load that somebody else published a figure for, in the same shape, on ours.</summary>
internal abstract class Claim
{
    /// <summary>Its name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What others claim, with the source's number in the list of product features, or what the design promises.</summary>
    public abstract string Theirs { get; }

    /// <summary>People with accounts that it needs.</summary>
    /// <param name="size">1 is as many as in the claim.</param>
    public abstract int PeopleAt(double size);

    /// <summary>Plays it at one size.</summary>
    public abstract Task PlayAsync(ClaimStage stage, double size);

    /// <summary>All claims, in the order of the table.</summary>
    public static IReadOnlyList<Claim> All() =>
    [
        new MapReads(writes: false), new MapReads(writes: true), new Polls("polls-1s", 2_500, TimeSpan.FromSeconds(1), "p95 ≤ 600 ms (S2)"),
        new Polls("polls-5s", 10_000, TimeSpan.FromSeconds(5), "p99 ≤ 400 ms (S2)"), new EntryStorm(), new ArrivalPeak(), new LongQueue(), new Journey(),
        new OneSeat(), new Stadium(), new ShowList(),
    ];
}
