namespace Ticketing.Bench;

/// <summary>How long and how hard to load.</summary>
/// <param name="Rounds">Times that path and bare endpoint take turns.</param>
/// <param name="Slice">How long each of them is loaded in one round.</param>
/// <param name="WarmUp">How long each is loaded before the first round, uncounted.</param>
/// <param name="Connections">Keep-alive connections, each with one request under way.</param>
/// <param name="Threads">Threads of the driver.</param>
/// <param name="Rate">Work per second of the open-loop part; 0 for half of what the closed loop did.</param>
/// <param name="Rows">Rows of 400 seats in the hall.</param>
/// <param name="Buyers">People who buy.</param>
/// <param name="Performances">Performances of each scenario that uses up seats.</param>
internal sealed record BenchSettings(
    int Rounds,
    TimeSpan Slice,
    TimeSpan WarmUp,
    int Connections,
    int Threads,
    double Rate,
    int Rows,
    int Buyers,
    int Performances)
{
    /// <summary>Enough for a figure: 100,000 seats, five rounds of three seconds.</summary>
    public static BenchSettings Full { get; } =
        new(5, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4), 128, 1, 0, 250, 4_000, 24);

    /// <summary>Enough to see that everything works, in less than 40 seconds.</summary>
    public static BenchSettings Short { get; } =
        new(2, TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(500), 32, 1, 0, 250, 200, 3);
}
