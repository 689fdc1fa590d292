using System.Globalization;
using Ticketing.Bench.Load;
using Ticketing.Bench.Reports;
using Ticketing.Bench.Scenarios;
using Ticketing.Bench.Silos;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench;

/// <summary>Starts a silo, sets the stage, plays the scenarios and prints the table.</summary>
internal sealed class Director(BenchSettings settings, TextWriter output)
{
    private const string AdminEmail = "admin@bench.local";
    private const string AdminPassword = "bench-admin-1!";

    // Every one of these is printed: what a figure was measured with belongs to the figure.
    private static readonly string[] SiloSettings =
    [
        "--Bench:BareEndpoints=true", "--Accounts:PasswordIterations=1000", "--Rates:Buying:PerSecond=0", "--Rates:Browsing:PerSecond=0",
        $"--Admin:Email={AdminEmail}", $"--Admin:Password={AdminPassword}",
    ];

    /// <summary>Plays.</summary>
    /// <returns>0 when everything worked.</returns>
    public async Task<int> PlayAsync(IReadOnlyList<Scenario> scenarios)
    {
        var folder = Directory.CreateTempSubdirectory("ticketing-bench-");
        try
        {
            using var silo = await SiloProcess.StartAsync(folder.FullName, SiloSettings);
            using var api = new Api(silo.Address);
            await api.LogInAsync(AdminEmail, AdminPassword, TimeSpan.FromSeconds(30));
            foreach (var fact in Machine.Facts(folder.FullName)) output.WriteLine(fact);
            output.WriteLine($"Silo settings that are not the default: {string.Join(' ', SiloSettings.Where(setting => !setting.StartsWith("--Admin", StringComparison.Ordinal)))}");
            output.WriteLine($"The rate lanes have no limit per caller here, and password hashes take 1,000 rounds: both would be measured instead of the paths.");

            var world = await SetStageAsync(silo, api);
            var played = new List<Comparison>();
            var problems = 0;
            foreach (var scenario in scenarios)
                problems += await PlayAsync(scenario, world, silo, played);

            output.WriteLine();
            foreach (var line in Table.Lines(played)) output.WriteLine(line);
            output.WriteLine();
            foreach (var comparison in played) output.WriteLine($"{comparison.Scenario.Name}: {comparison.Scenario.Work}. {comparison.Scenario.Remark}");
            output.WriteLine($"Latencies count from when work should have begun; \"bare\" is the same server's empty endpoint in the same rounds. Silo memory at the end: {silo.WorkingSet >> 20} MiB.");
            return problems;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<World> SetStageAsync(SiloProcess silo, Api api)
    {
        var load = new LoadRun(silo.EndPoint, settings.Threads, settings.Connections);
        var run = DateTime.UtcNow.Ticks.ToString("x", CultureInfo.InvariantCulture);
        var hall = await Hall.BuildAsync(api, settings.Rows);
        var buyers = Buyers.SignUp(load, settings.Buyers, run);
        output.WriteLine(
            $"{settings.Connections} connections on {settings.Threads} driver thread(s); {settings.Rounds} rounds of {settings.Slice.TotalSeconds:0.#} s each; "
            + $"a plan of {hall.SeatCount:N0} seats, {settings.Performances} performances for each of hold and sale, {buyers.Length:N0} buyers");
        return new World(api, hall, load, buyers, settings.Performances, run);
    }

    private async Task<int> PlayAsync(Scenario scenario, World world, SiloProcess silo, List<Comparison> played)
    {
        if (await scenario.PrepareAsync(world) is { } missing)
        {
            output.WriteLine($"{scenario.Name}: not played, {missing}.");
            return 1;
        }

        var comparison = Measure(scenario, world.Load, silo);
        played.Add(comparison);
        if (comparison.Problem is not { } problem) return 0;
        output.WriteLine($"{scenario.Name}: {problem}");
        return 1;
    }

    private Comparison Measure(Scenario scenario, LoadRun load, SiloProcess silo)
    {
        load.Run(_ => scenario.NewBareUser(), Pace.Closed, settings.WarmUp);
        load.Run(_ => scenario.NewUser(), Pace.Closed, settings.WarmUp);

        var rounds = new Round[settings.Rounds];
        for (var i = 0; i < rounds.Length; i++)
        {
            // Whoever comes second may find the other's work still going on, so they take turns at that too.
            var first = i % 2 == 0 ? null : Slice(scenario.NewUser, Pace.Closed);
            var bare = Slice(scenario.NewBareUser, Pace.Closed);
            rounds[i] = new Round(bare, first ?? Slice(scenario.NewUser, Pace.Closed));
        }

        var closed = new Comparison(scenario, rounds, 0, rounds[0].Path);
        var rate = settings.Rate > 0 ? settings.Rate : Math.Max(1, closed.PathPerSecond / 2);
        return closed with { Rate = rate, Open = Slice(scenario.NewUser, new Pace(rate)) };

        Slice Slice(Func<VirtualUser> newUser, Pace pace)
        {
            var before = silo.ProcessorTime;
            var result = load.Run(_ => newUser(), pace, settings.Slice);
            return new Slice(result, silo.ProcessorTime - before);
        }
    }
}
