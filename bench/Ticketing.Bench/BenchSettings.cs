using Ticketing.Bench.Comparisons;

namespace Ticketing.Bench;

/// <summary>How long and how hard to load.</summary>
internal sealed record BenchSettings
{
    /// <summary>Whether only to see that everything works.</summary>
    public bool IsShort { get; init; }

    /// <summary>Times that all take turns.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>How long each of them is loaded in one round.</summary>
    public TimeSpan Slice { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the first part is, which is reported as cold.</summary>
    public TimeSpan Cold { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>When the warm-up is over, the cold part included.</summary>
    public WarmUpRule WarmUp { get; init; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));

    /// <summary>For which scenarios everybody's process is started anew, so that cold is cold and no scenario pays for the one before; null for all.</summary>
    public string? StartsAfreshFor { get; init; }

    /// <summary>Keep-alive connections, each with one request under way.</summary>
    public int Connections { get; init; } = 128;

    /// <summary>Threads of the driver.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Work per second of the open-loop part; 0 for shares of what the closed loop did.</summary>
    public double Rate { get; init; }

    /// <summary>The shares of the closed-loop rate that latencies are told at.</summary>
    public IReadOnlyList<double> Shares { get; init; } = [0.3, 0.5, 0.7, 0.9];

    /// <summary>How long each of them is kept up.</summary>
    public TimeSpan SharesTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether peers are loaded at shares of their rates too.</summary>
    public bool PeersAtShares { get; init; } = true;

    /// <summary>How long ours is loaded to see whether the rate falls as seats fill; zero for not at all.</summary>
    public TimeSpan FillTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Rows of 400 seats in the hall.</summary>
    public int Rows { get; init; } = 250;

    /// <summary>People who buy.</summary>
    public int Buyers { get; init; } = 12_000;

    /// <summary>How long the load shapes of others are kept up, where they do not end by themselves.</summary>
    public TimeSpan ClaimTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long people in a queue are watched.</summary>
    public TimeSpan PollTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Shares of others' users and seats, one after the other: 1 is all of them, and ten times 0.1.</summary>
    public IReadOnlyList<double> ClaimSizes { get; init; } = [0.1, 1];

    /// <summary>Enough for a figure.</summary>
    public static BenchSettings Full { get; } = new();

    /// <summary>Less than a quarter of an hour with seven peers, whose seats are rows that have to be written first.</summary>
    public static BenchSettings Compare { get; } = Full with
    {
        Rounds = 3,
        Slice = TimeSpan.FromSeconds(2),
        WarmUp = new WarmUpRule(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(14)),
        SharesTime = TimeSpan.FromSeconds(3),
        PeersAtShares = false,
        FillTime = TimeSpan.FromSeconds(11),
        Rows = 30,
    };

    /// <summary>Latencies of everybody: longer at each rate, and fewer rounds.</summary>
    public static BenchSettings Latency { get; } = Compare with { SharesTime = TimeSpan.FromSeconds(8), PeersAtShares = true, FillTime = TimeSpan.Zero };

    /// <summary>Enough to see that everything works, in less than two and a half minutes. Nothing is warm then, and the report says so.</summary>
    public static BenchSettings Short { get; } = Full with
    {
        IsShort = true,
        Rounds = 2,
        Slice = TimeSpan.FromMilliseconds(400),
        Cold = TimeSpan.FromMilliseconds(400),
        WarmUp = new WarmUpRule(TimeSpan.Zero, TimeSpan.Zero),
        StartsAfreshFor = "hold",
        Connections = 32,
        Shares = [0.5],
        SharesTime = TimeSpan.FromMilliseconds(400),
        FillTime = TimeSpan.Zero,
        Rows = 2,
        Buyers = 800,
        ClaimTime = TimeSpan.FromSeconds(1.5),
        PollTime = TimeSpan.FromSeconds(1.5),
        ClaimSizes = [0.01],
    };
}
