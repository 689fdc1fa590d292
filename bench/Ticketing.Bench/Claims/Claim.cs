namespace Ticketing.Bench.Claims;

/// <summary>A load for which somebody else published a figure; it is repeated in the same shape on ours.</summary>
internal abstract class Claim
{
    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>The claim of others with its source in parentheses, or the target of the design.</summary>
    public abstract string Theirs { get; }

    /// <summary>The number of people with accounts that the claim needs.</summary>
    /// <param name="size">The share of the claim's size; 1 is full size.</param>
    public abstract int PeopleAt(double size);

    /// <summary>Runs the claim at one size.</summary>
    public abstract Task PlayAsync(ClaimStage stage, double size);

    /// <summary>All claims, in the order of the table.</summary>
    public static IReadOnlyList<Claim> All() =>
    [
        new MapReads(writes: false), new MapReads(writes: true), new Polls("polls-1s", 2_500, TimeSpan.FromSeconds(1), "p95 ≤ 600 ms (S2)"),
        new Polls("polls-5s", 10_000, TimeSpan.FromSeconds(5), "p99 ≤ 400 ms (S2)"), new EntryStorm(), new ArrivalPeak(), new LongQueue(), new Journey(),
        new OneSeat(), new Stadium(), new ShowList(),
    ];
}
