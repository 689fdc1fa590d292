using Ticketing.Bench.Contenders;
using Ticketing.Bench.Load;
using Ticketing.Bench.Reports;
using Ticketing.Bench.Scenarios;

namespace Ticketing.Bench.Comparisons;

/// <summary>One of those who take turns in a scenario.</summary>
/// <param name="contender">The server.</param>
/// <param name="scenario">The scenario, set up on it.</param>
/// <param name="load">How it is loaded.</param>
/// <param name="isBare">Whether it is the server's bare endpoint.</param>
internal sealed class Subject(Contender contender, Scenario scenario, LoadRun load, bool isBare)
{
    private readonly List<Slice> _rounds = [];
    private Slice? _cold;
    private Slice? _open;
    private double _rate;

    /// <summary>One slice of load.</summary>
    private sealed record Slice(LoadResult Result, Cost Cost);

    /// <summary>Its name in the tables.</summary>
    public string Name => isBare ? "bare" : contender.Name;

    /// <summary>The server.</summary>
    public Contender Contender => contender;

    /// <summary>The scenario.</summary>
    public Scenario Scenario => scenario;

    /// <summary>Whether it is the limit that the others are compared with.</summary>
    public bool IsBare => isBare;

    /// <summary>Work per second in a round.</summary>
    public double PerSecond(int round) => isBare ? BarePerSecond(_rounds[round].Result) : scenario.PerSecond(_rounds[round].Result);

    /// <summary>Loads it before the rounds.</summary>
    public void WarmUp(TimeSpan duration) => _cold = Load(scenario.Pace, duration);

    /// <summary>Loads it for a round.</summary>
    public void PlayRound(TimeSpan duration) => _rounds.Add(Load(scenario.Pace, duration));

    /// <summary>Loads it at a fixed rate.</summary>
    /// <param name="perSecond">The rate; 0 for half of what it did in the rounds.</param>
    /// <param name="duration">How long.</param>
    public void PlayOpen(double perSecond, TimeSpan duration)
    {
        _rate = perSecond > 0 ? perSecond : Math.Max(1, Ratio.MedianOf(Enumerable.Range(0, _rounds.Count).Select(PerSecond)) / 2);
        _open = Load(Pace.Constant(_rate), duration);
    }

    /// <summary>Why the run proves nothing.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        var slices = new[] { _cold, _open }.OfType<Slice>().Concat(_rounds).ToArray();
        var problems = isBare ? [] : (await scenario.CheckAsync(contender.Books)).ToList();
        if (slices.FirstOrDefault(slice => slice.Result.Failed > 0) is { } failed) problems.Add($"{failed.Result.Failed} failed, the first: {failed.Result.FirstFailure}");
        if (Enumerable.Range(0, _rounds.Count).Any(round => PerSecond(round) == 0)) problems.Add("a round did nothing");
        return problems;
    }

    /// <summary>Its lines in the report.</summary>
    /// <param name="bare">The bare endpoint in the same rounds.</param>
    /// <param name="ours">Ours in the same rounds: on SQLite, and where it plays on MariaDB.</param>
    public IEnumerable<Figure> Figures(Subject bare, IReadOnlyList<Subject> ours)
    {
        var rounds = Enumerable.Range(0, _rounds.Count).ToArray();
        var isOther = contender is Peer or Ours { IsVariant: true };
        var all = new LoadResult();
        foreach (var round in _rounds) all.Add(round.Result);
        yield return FigureOf("closed", all, Ratio.MedianOf(rounds.Select(PerSecond)), _rounds.Select(round => round.Cost).Aggregate((sum, cost) => sum + cost)) with
        {
            Phase = scenario.Pace.ToString(),
            Seconds = _rounds.Sum(round => round.Result.Elapsed.TotalSeconds),
            RequestsPerSecond = Ratio.MedianOf(_rounds.Select(round => round.Result.Requests / round.Result.Elapsed.TotalSeconds)),
            ToBare = isBare ? null : Ratio.Of(rounds.Select(round => PerSecond(round) / bare.PerSecond(round))),
            OursIs = isOther ? Ratio.Of(rounds.Select(round => ours[0].PerSecond(round) / PerSecond(round))) : null,
            OursOnMariaDbIs = isOther && ours.Count > 1 ? Ratio.Of(rounds.Select(round => ours[1].PerSecond(round) / PerSecond(round))) : null,
        };
        if (_open is { } open) yield return FigureOf($"open {_rate:0}/s", open.Result, PerSecondOf(open.Result), open.Cost);
        if (_cold is { } cold) yield return FigureOf("cold", cold.Result, PerSecondOf(cold.Result), cold.Cost);
    }

    private static double BarePerSecond(LoadResult result) => result.Succeeded / Math.Max(1e-6, (result.LastDone < result.Elapsed ? result.LastDone : result.Elapsed).TotalSeconds);

    private double PerSecondOf(LoadResult result) => isBare ? BarePerSecond(result) : scenario.PerSecond(result);

    private Figure FigureOf(string phase, LoadResult result, double perSecond, Cost cost) =>
        Figure.Of(scenario.Name, Name, phase, result, perSecond, cost) with { Target = isBare ? "" : scenario.Target };

    private Slice Load(Pace pace, TimeSpan duration)
    {
        if (!isBare) scenario.BeginSlice();
        // A scenario that ends by itself may take as long as it takes.
        var time = pace.Count == long.MaxValue ? duration : LoadRun.MaxDuration;
        var meter = Meter.Start(contender);
        var result = load.Run(() => isBare ? scenario.NewBareUser() : scenario.NewUser(), pace, time);
        return new Slice(result, meter.Cost);
    }
}
