using Orleans;

namespace Ticketing.Grains.Outcomes;

/// <summary>What a program needs of a refusal beside its code: each fact that the sentence tells stands here once more as a value.</summary>
[GenerateSerializer, Immutable, Alias("Outcomes.RefusalFacts")]
public sealed record RefusalFacts
{
    /// <summary>The order that the hold has become.</summary>
    [Id(0)]
    public string? OrderId { get; init; }

    /// <summary>What the order costs, in won.</summary>
    [Id(1)]
    public long? Amount { get; init; }

    /// <summary>How many seats one person may have.</summary>
    [Id(2)]
    public int? SeatLimit { get; init; }

    /// <summary>How many seats the person has.</summary>
    [Id(3)]
    public int? SeatCount { get; init; }

    /// <summary>When the sale opens.</summary>
    [Id(4)]
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>When the sale closed.</summary>
    [Id(5)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The performance that is in the way.</summary>
    [Id(6)]
    public string? PerformanceId { get; init; }

    /// <summary>When that performance starts.</summary>
    [Id(7)]
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>When the ticket was scanned first.</summary>
    [Id(8)]
    public DateTimeOffset? CheckedInAt { get; init; }

    /// <summary>What scanned the ticket first.</summary>
    [Id(9)]
    public string? Device { get; init; }

    /// <summary>From when another attempt may succeed.</summary>
    [Id(10)]
    public DateTimeOffset? RetryAt { get; init; }
}
