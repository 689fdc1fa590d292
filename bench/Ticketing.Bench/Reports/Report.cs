using Ticketing.Bench.Load;

namespace Ticketing.Bench.Reports;

/// <summary>The results of a run. A subject that failed the check has no figures in the report.</summary>
/// <param name="output">Gets each result as soon as it is known.</param>
/// <param name="progress">Gets messages about the progress of the run.</param>
internal sealed class Report(TextWriter output, TextWriter progress)
{
    private const int ProblemsTold = 5;
    private readonly List<Figure> _figures = [];
    private readonly List<string> _facts = [];
    private readonly List<string> _remarks = [];
    private readonly List<string> _failures = [];

    /// <summary>The figures.</summary>
    public IReadOnlyList<Figure> Figures => _figures;

    /// <summary>Facts that the figures depend on, such as the machine and the settings.</summary>
    public IReadOnlyList<string> Facts => _facts;

    /// <summary>Remarks about the figures.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>The failures, in words.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>An object that reports the progress of one load.</summary>
    public Progress ProgressOf(string what) => new(what, progress);

    /// <summary>Writes a progress message, which is no part of the report.</summary>
    public void Tell(string text) => progress.WriteLine($"  {text}");

    /// <summary>Adds a fact.</summary>
    public void Fact(string fact)
    {
        _facts.Add(fact);
        output.WriteLine(fact);
    }

    /// <summary>Adds a remark.</summary>
    public void Remark(string remark)
    {
        _remarks.Add(remark);
        output.WriteLine(remark);
    }

    /// <summary>Adds figures. An incomplete figure is added as a failure instead.</summary>
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

    /// <summary>Adds a failure of somebody whose answers were wrong and who gets no figures.</summary>
    public void Fail(string who, IReadOnlyList<string> problems)
    {
        foreach (var problem in problems.Take(ProblemsTold)) _failures.Add($"{who}: {problem}");
        if (problems.Count > ProblemsTold) _failures.Add($"{who}: and {problems.Count - ProblemsTold} more");
        output.WriteLine($"{who}: FAILED, {problems.Count} times, no figures: {problems[0]}");
    }
}
