using System.Globalization;
using Ticketing.Bench.Contenders;
using Ticketing.Bench.Load;
using Ticketing.Bench.Reports;
using Ticketing.Bench.Scenarios;

namespace Ticketing.Bench.Comparisons;

/// <summary>One server, or its bare endpoint, that takes turns in a scenario.</summary>
/// <param name="contender">The server.</param>
/// <param name="scenario">The scenario, prepared on the server.</param>
/// <param name="load">The driver's connections to the server.</param>
/// <param name="isBare">Whether it is the server's bare endpoint.</param>
internal sealed class Subject(Contender contender, Scenario scenario, LoadRun load, bool isBare)
{
    private static readonly TimeSpan WarmUpStep = TimeSpan.FromSeconds(1);

    private readonly Loading _loading = new(contender, scenario, load, isBare);
    private readonly List<Slice> _rounds = [];
    private readonly List<(double Share, double Asked, Slice Slice)> _atRates = [];
    private Slice? _cold;
    private Slice? _filling;
    private WarmUp? _warmUp;

    /// <summary>The name in the tables.</summary>
    public string Name => isBare ? "bare" : contender.Name;

    /// <summary>The server.</summary>
    public Contender Contender => contender;

    /// <summary>The scenario.</summary>
    public Scenario Scenario => scenario;

    /// <summary>Whether this is the bare endpoint, with which the others are compared.</summary>
    public bool IsBare => isBare;

    /// <summary>The warm-up, once it is over.</summary>
    public WarmUp? WarmUp => _warmUp;

    private double ClosedPerSecond => Ratio.MedianOf(_rounds.Select(round => round.PerSecond));

    /// <summary>Loads the subject before the rounds: first cold, and then until the rate is steady.</summary>
    public async Task WarmUpAsync(TimeSpan cold, WarmUpRule rule)
    {
        _cold = await _loading.RunAsync(scenario.Pace, cold);
        var (loaded, rates) = (_cold.Seconds, new List<double>());
        while (rule.Judge(TimeSpan.FromSeconds(loaded), rates) is var verdict)
        {
            _warmUp = new WarmUp(loaded, verdict == WarmUpVerdict.StandsStill);
            if (verdict != WarmUpVerdict.GoesOn) return;
            var step = await _loading.RunAsync(scenario.Pace, WarmUpStep);
            loaded += Math.Max(step.Seconds, WarmUpStep.TotalSeconds);
            rates.Add(step.PerSecond);
        }
    }

    /// <summary>Loads the subject for one round.</summary>
    public async Task PlayRoundAsync(TimeSpan duration) => _rounds.Add(await _loading.RunAsync(scenario.Pace, duration));

    /// <summary>Loads the subject at shares of the rate of the rounds, with arrivals at fixed times.</summary>
    public async Task PlayAtSharesAsync(IReadOnlyList<double> shares, TimeSpan duration)
    {
        foreach (var share in shares) await PlayAtAsync(share, share * ClosedPerSecond, duration);
    }

    /// <summary>Loads the subject at a fixed rate.</summary>
    public Task PlayAtRateAsync(double perSecond, TimeSpan duration) => PlayAtAsync(perSecond / ClosedPerSecond, perSecond, duration);

    /// <summary>Loads the subject as in the rounds but without a pause, to see whether the rate falls while seats fill.</summary>
    public async Task FillAsync(TimeSpan duration) => _filling = await _loading.RunAsync(scenario.Pace, duration);

    /// <summary>The reasons why the figures are not valid; empty when they are.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        List<string> problems = [.. _loading.Problems, .. isBare ? [] : await scenario.CheckAsync(contender.Books)];
        if (_rounds.Count == 0 || !_rounds.All(round => round.PerSecond > 0)) problems.Add("a round did nothing");
        if (_cold is not { Done: > 0 }) problems.Add("the cold part did nothing");
        return problems;
    }

    /// <summary>The subject's lines in the report.</summary>
    /// <param name="bare">The bare endpoint in the same rounds.</param>
    /// <param name="ours">Ours in the same rounds: on SQLite, and on MariaDB if it takes part.</param>
    public IEnumerable<Figure> Figures(Subject bare, IReadOnlyList<Subject> ours)
    {
        var isPeer = contender is Peer;
        yield return FigureOf(scenario.Pace.ToString(), Slice.Sum(_rounds)) with
        {
            PerSecond = ClosedPerSecond,
            WarmUp = _warmUp,
            ToBare = isBare ? null : RatioTo(bare),
            ToOurs = !isBare && contender is Ours { IsVariant: true } ? RatioTo(ours[0]) : null,
            OursIs = isPeer ? ours[0].RatioTo(this) : null,
            OursOnMariaDbIs = isPeer && ours.Count > 1 ? ours[1].RatioTo(this) : null,
            Note = scenario.Pace.IsOpen ? AllAnswered() : "",
        };
        foreach (var (share, asked, slice) in _atRates)
            yield return FigureOf(string.Create(CultureInfo.InvariantCulture, $"open {share:P0}"), slice) with { WarmUp = _warmUp, OfClosed = share, AskedPerSecond = asked };
        if (_filling is { } filling) yield return FigureOf("fill", filling) with { WarmUp = _warmUp, LastToFirst = Falling.LastToFirst(filling.Result.Seconds) };
        if (_cold is { } cold) yield return FigureOf("cold", cold);
    }

    private async Task PlayAtAsync(double share, double perSecond, TimeSpan duration) =>
        _atRates.Add((share, perSecond, await _loading.RunAsync(Pace.Constant(Math.Max(1, perSecond)), duration)));

    private Ratio RatioTo(Subject other) => Ratio.Of(_rounds.Zip(other._rounds, (mine, theirs) => mine.PerSecond / theirs.PerSecond));

    private string AllAnswered()
    {
        var all = Slice.Sum(_rounds);
        var times = all.Done / (double)scenario.Pace.Count;
        return string.Create(CultureInfo.InvariantCulture, $"{times:0} times, all answered after {1_000 * all.Seconds / times:0} ms");
    }

    private Figure FigureOf(string phase, Slice slice) => Figure.Of(scenario.Name, Name, phase, slice.Result, slice.PerSecond, slice.Cost, slice.Seconds) with { Target = isBare ? "" : scenario.Target };
}
