namespace Ticketing.Tests.Simulation;

/// <summary>
/// Makes a failing scenario smaller while the same promise breaks: fewer buyers, fewer faults, simpler settings, by delta debugging (Zeller
/// and Hildebrandt, IEEE TSE 28(2), 2002). A smaller scenario runs its steps in another order, so a few schedules are tried for each.
/// </summary>
/// <param name="promise">The promise that is broken; a scenario that breaks another promise does not count as failing.</param>
/// <param name="run">Runs a scenario to its end; null when all promises are kept.</param>
internal sealed class Shrinker(string promise, Func<Scenario, BrokenPromiseException?> run)
{
    /// <summary>Most runs of one shrinking.</summary>
    public const int MaxRuns = 600;

    private const int Schedules = 6;

    // Each function removes one difficulty from a world; a function that changes nothing is not tried.
    private static readonly Func<WorldSettings, WorldSettings>[] Simpler =
    [
        settings => settings with { HasRoom = false },
        settings => settings with { Performances = 1 },
        settings => settings with { IsStrict = false },
        settings => settings with { KeepsOrder = true },
        settings => settings with { OneWayLoss = 0 },
        settings => settings with { SlowStore = 0 },
        settings => settings with { NotWritten = 0 },
        settings => settings with { AnswerLost = 0 },
        settings => settings with { ReadFails = 0 },
        settings => settings with { MaxMessageDelay = TimeSpan.Zero },
        settings => settings with { MaxStoreDelay = TimeSpan.Zero },
        settings => settings with { CollectionAge = TimeSpan.FromMinutes(15) },
        settings => settings with { SplitsClients = false },
        settings => settings with { RoomChanges = 0 },
        settings => settings with { Lingers = 0 },
        settings => settings with { CheckIns = 0 },
        settings => settings with { PromoterActs = 0 },
        settings => settings with { Rounds = 1 },
        settings => settings with { Rounds = 2 },
        settings => settings with { Rows = 2 },
    ];

    /// <summary>The number of scenarios that were run.</summary>
    public int Runs { get; private set; }

    /// <summary>The smallest failing scenario that was found, with a schedule in which it fails.</summary>
    public Scenario Shrink(Scenario failing)
    {
        for (var smaller = true; smaller && Runs < MaxRuns;)
        {
            var before = failing;
            failing = Fewer(failing, failing.Troubles, static (scenario, left) => scenario with { Troubles = left });
            failing = Fewer(failing, failing.Buyers, static (scenario, left) => scenario with { Buyers = left });
            foreach (var simplify in Simpler)
            {
                var plain = failing with { Settings = simplify(failing.Settings) };
                if (plain.Settings != failing.Settings) failing = StillFails(plain) ?? failing;
            }

            smaller = failing.Write() != before.Write();
        }

        return failing;
    }

    // Removes halves, then quarters, and so on down to single parts.
    private Scenario Fewer<T>(Scenario failing, IReadOnlyList<T> parts, Func<Scenario, IReadOnlyList<T>, Scenario> with)
    {
        for (var size = Math.Max(1, parts.Count / 2); size > 0 && Runs < MaxRuns; size /= 2)
        {
            for (var from = 0; from < parts.Count && Runs < MaxRuns;)
            {
                T[] left = [.. parts.Take(from), .. parts.Skip(from + size)];
                if (StillFails(with(failing, left)) is { } found) (failing, parts) = (found, left);
                else from += size;
            }
        }

        return failing;
    }

    private Scenario? StillFails(Scenario scenario)
    {
        for (var other = 0; other < Schedules && Runs < MaxRuns; other++)
        {
            var tried = other == 0 ? scenario : scenario with { Schedule = other };
            Runs++;
            if (run(tried)?.Promise == promise) return tried;
        }

        return null;
    }
}
