using Ticketing.Bench.Comparisons;

namespace Ticketing.Bench;

/// <summary>The length and size of the load.</summary>
internal sealed record BenchSettings
{
    /// <summary>Whether the run only tests that everything works.</summary>
    public bool IsShort { get; init; }

    /// <summary>The number of rounds, in which all subjects take turns.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>The time for which each subject is loaded in one round.</summary>
    public TimeSpan Slice { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The length of the first part of the load, which is reported as cold.</summary>
    public TimeSpan Cold { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The rule that ends the warm-up. Its times include the cold part.</summary>
    public WarmUpRule WarmUp { get; init; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));

    /// <summary>
    /// The scenario before which every process is started again, so that the cold part is really cold and one scenario does not slow down the next; null
    /// for all scenarios.
    /// </summary>
    public string? StartsAfreshFor { get; init; }

    /// <summary>Keep-alive connections, each with one request under way.</summary>
    public int Connections { get; init; } = 128;

    /// <summary>The number of threads of the driver.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Work per second of the open-loop part; 0 for shares of the closed-loop rate.</summary>
    public double Rate { get; init; }

    /// <summary>The shares of the closed-loop rate at which latencies are measured.</summary>
    public IReadOnlyList<double> Shares { get; init; } = [0.3, 0.5, 0.7, 0.9];

    /// <summary>The length of the load at each share.</summary>
    public TimeSpan SharesTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether peers are also loaded at shares of their rates.</summary>
    public bool PeersAtShares { get; init; } = true;

    /// <summary>The length of the load that shows whether the rate of ours falls as seats fill; zero for no such load.</summary>
    public TimeSpan FillTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The number of rows in the hall; a row has 400 seats.</summary>
    public int Rows { get; init; } = 250;

    /// <summary>The number of people who buy.</summary>
    public int Buyers { get; init; } = 12_000;

    /// <summary>The length of the claims' loads that do not end by themselves.</summary>
    public TimeSpan ClaimTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The time for which people in a queue poll.</summary>
    public TimeSpan PollTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The sizes of the claims, one after the other, as shares of the users and seats of others; 1 is full size.</summary>
    public IReadOnlyList<double> ClaimSizes { get; init; } = [0.1, 1];

    /// <summary>Long enough for reliable figures.</summary>
    public static BenchSettings Full { get; } = new();

    /// <summary>
    /// For a comparison with the peers that matter in about twenty minutes. The hall is small, because the peers' seats are rows that must be written first.
    /// </summary>
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

    /// <summary>For the latencies of all contenders: more time at each rate, and no fill.</summary>
    public static BenchSettings Latency { get; } = Compare with { SharesTime = TimeSpan.FromSeconds(8), PeersAtShares = true, FillTime = TimeSpan.Zero };

    /// <summary>For a test that everything works, in less than three minutes. Nothing is warm in such a run, and the report says so.</summary>
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
