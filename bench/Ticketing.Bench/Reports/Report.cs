using Ticketing.Bench.Load;

namespace Ticketing.Bench.Reports;

/// <summary>What a run found out. Who failed the check has no figures in it.</summary>
/// <param name="output">Where it is told as it comes.</param>
/// <param name="progress">Where to say how far it is.</param>
internal sealed class Report(TextWriter output, TextWriter progress)
{
    private const int ProblemsTold = 5;
    private readonly List<Figure> _figures = [];
    private readonly List<string> _facts = [];
    private readonly List<string> _remarks = [];
    private readonly List<string> _failures = [];

    /// <summary>The figures.</summary>
    public IReadOnlyList<Figure> Figures => _figures;

    /// <summary>What they depend on.</summary>
    public IReadOnlyList<string> Facts => _facts;

    /// <summary>What is to be said about them.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>What went wrong.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>Somebody to say how far a load is.</summary>
    public Progress ProgressOf(string what) => new(what, progress);

    /// <summary>Says how far the run is; no part of the report.</summary>
    public void Tell(string text) => progress.WriteLine($"  {text}");

    /// <summary>Takes a fact.</summary>
    public void Fact(string fact)
    {
        _facts.Add(fact);
        output.WriteLine(fact);
    }

    /// <summary>Takes a remark.</summary>
    public void Remark(string remark)
    {
        _remarks.Add(remark);
        output.WriteLine(remark);
    }

    /// <summary>Takes figures; one that lacks something is a failure.</summary>
    public void Add(IEnumerable<Figure> figures)
    {
        foreach (var figure in figures)
        {
            if (FigureCheck.Problems(figure).ToArray() is { Length: > 0 } problems)
            {
                Fail($"{figure.Scenario}, {figure.Subject}, {figure.Phase}", problems);
                continue;
            }

            _figures.Add(figure);
            output.WriteLine($"{figure.Scenario}, {figure.Subject}, {figure.Phase}: {figure.PerSecond:N0}/s, p50 {figure.Latency.P50:0.0} ms, p99 {figure.Latency.P99:0.0} ms");
        }
    }

    /// <summary>Takes note of somebody whose answers were wrong; there will be no figures.</summary>
    public void Fail(string who, IReadOnlyList<string> problems)
    {
        foreach (var problem in problems.Take(ProblemsTold)) _failures.Add($"{who}: {problem}");
        if (problems.Count > ProblemsTold) _failures.Add($"{who}: and {problems.Count - ProblemsTold} more");
        output.WriteLine($"{who}: FAILED, {problems.Count} times, no figures: {problems[0]}");
    }
}
