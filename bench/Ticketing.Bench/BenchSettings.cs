namespace Ticketing.Bench;

/// <summary>How long and how hard to load.</summary>
/// <param name="IsShort">Whether only to see that everything works.</param>
/// <param name="Rounds">Times that all take turns.</param>
/// <param name="Slice">How long each of them is loaded in one round.</param>
/// <param name="WarmUp">How long each is loaded before the first round; reported as its cold part.</param>
/// <param name="Connections">Keep-alive connections, each with one request under way.</param>
/// <param name="Threads">Threads of the driver.</param>
/// <param name="Rate">Work per second of the open-loop part; 0 for half of what the closed loop did.</param>
/// <param name="Rows">Rows of 400 seats in the hall.</param>
/// <param name="Buyers">People who buy.</param>
/// <param name="Performances">Performances of each scenario that uses up seats.</param>
/// <param name="ClaimTime">How long the load shapes of others are kept up, where they do not end by themselves.</param>
/// <param name="PollTime">How long people in a queue are watched.</param>
/// <param name="ClaimSizes">Shares of others' users and seats, one after the other: 1 is all of them, and ten times 0.1.</param>
internal sealed record BenchSettings(
    bool IsShort,
    int Rounds,
    TimeSpan Slice,
    TimeSpan WarmUp,
    int Connections,
    int Threads,
    double Rate,
    int Rows,
    int Buyers,
    int Performances,
    TimeSpan ClaimTime,
    TimeSpan PollTime,
    IReadOnlyList<double> ClaimSizes)
{
    /// <summary>Enough for a figure: 100,000 seats, five rounds of three seconds.</summary>
    public static BenchSettings Full { get; } =
        new(false, 5, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4), 128, 1, 0, 250, 5_000, 32, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20), [0.1, 1]);

    /// <summary>Less than ten minutes with seven peers; they give out at most 240,000 seats.</summary>
    public static BenchSettings Compare { get; } = Full with { Rounds = 3, Slice = TimeSpan.FromSeconds(2), WarmUp = TimeSpan.FromSeconds(2), Performances = 3 };

    /// <summary>Enough to see that everything works, in less than two minutes.</summary>
    public static BenchSettings Short { get; } =
        new(true, 2, TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(400), 32, 1, 0, 25, 300, 4, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(1.5), [0.01]);
}
