using System.Text.Json;
using Ticketing.Tests.Simulation.Host;

namespace Ticketing.Tests.Simulation;

/// <summary>The kinds of faults in a world.</summary>
internal enum TroubleKind
{
    /// <summary>The process dies between any two steps, and another one starts a little later.</summary>
    Crash,

    /// <summary>Another process starts while the first still works; after a while the first one dies.</summary>
    HandOver,

    /// <summary>All clocks jump forward.</summary>
    ClockJump,

    /// <summary>The disk neither reads nor writes for a while.</summary>
    Outage,
}

/// <summary>A fault and its time.</summary>
internal sealed record Trouble(TroubleKind Kind, TimeSpan At);

/// <summary>
/// The settings of a world, its buyers and its faults: everything but the order of events, which follows from <see cref="Schedule"/>. A
/// scenario follows from a seed, and can be made smaller.
/// </summary>
internal sealed record Scenario
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(75);

    /// <summary>Decides the wishes of everybody in the world.</summary>
    public required int Seed { get; init; }

    /// <summary>Decides the order of events, and what is slow and what fails.</summary>
    public required int Schedule { get; init; }

    public required WorldSettings Settings { get; init; }

    /// <summary>The numbers of the buyers. The wishes of a buyer depend on the seed and his number only.</summary>
    public required IReadOnlyList<int> Buyers { get; init; }

    public required IReadOnlyList<Trouble> Troubles { get; init; }

    /// <summary>The scenario of a seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="schedule">Another schedule than the seed's own; null for the seed's own.</param>
    /// <param name="change">Changes the settings that follow from the seed.</param>
    public static Scenario Of(int seed, int? schedule = null, Func<WorldSettings, WorldSettings>? change = null)
    {
        var settings = WorldSettings.Of(new Random(TraceHash.SeedOf(seed, "settings")));
        if (change is not null) settings = change(settings);
        return new Scenario
        {
            Seed = seed,
            Schedule = schedule ?? seed,
            Settings = settings,
            Buyers = [.. Enumerable.Range(1, settings.Buyers)],
            Troubles = TroublesOf(settings, new Random(TraceHash.SeedOf(seed, "troubles"))),
        };
    }

    /// <summary>The scenario as a text for <see cref="Read"/>.</summary>
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static Scenario Read(string text) => JsonSerializer.Deserialize<Scenario>(text, JsonSerializerOptions.Web)!;

    private static List<Trouble> TroublesOf(WorldSettings settings, Random random)
    {
        var all = new List<Trouble>();
        Add(settings.Crashes, TroubleKind.Crash);
        Add(settings.HandOvers, TroubleKind.HandOver);
        Add(settings.ClockJumps, TroubleKind.ClockJump);
        Add(settings.Outages, TroubleKind.Outage);
        return [.. all.OrderBy(one => one.At)];

        void Add(int count, TroubleKind kind)
        {
            for (var number = 0; number < count; number++) all.Add(new Trouble(kind, Span * random.NextDouble()));
        }
    }
}
