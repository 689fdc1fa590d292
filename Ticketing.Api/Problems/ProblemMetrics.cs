using System.Diagnostics.Metrics;

namespace Ticketing.Api.Problems;

/// <summary>Counts refusals and failures by their problem code, under the meter <c>Ticketing.Problems</c>.</summary>
internal sealed class ProblemMetrics
{
    private readonly Counter<long> problems;

    /// <summary>Makes the instrument.</summary>
    public ProblemMetrics(IMeterFactory meters) => problems = meters.Create("Ticketing.Problems")
        .CreateCounter<long>("ticketing.problems", "{answer}", "Answers with status 400 and above, by the code of their problem");

    /// <summary>Counts one answer. The number of codes is bounded by the catalogue.</summary>
    public void Answered(ProblemKind kind) => problems.Add(1, new KeyValuePair<string, object?>("code", kind.Code));
}
