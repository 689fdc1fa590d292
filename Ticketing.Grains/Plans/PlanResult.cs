using System.Diagnostics.CodeAnalysis;
using Orleans;

namespace Ticketing.Grains.Plans;

/// <summary>One error in a plan.</summary>
/// <param name="Where">The place: a line of a CSV file, a JSON path, or a field of the request.</param>
/// <param name="Problem">The error, with the value that was found.</param>
[GenerateSerializer, Immutable, Alias("Venues.PlanError")]
public sealed record PlanError([property: Id(0)] string Where, [property: Id(1)] string Problem);

/// <summary>A plan, or the errors that prevent it.</summary>
public sealed record PlanResult
{
    private PlanResult(SeatingPlan? plan, IReadOnlyList<PlanError> errors) => (Plan, Errors) = (plan, errors);

    /// <summary>The plan; null when there are errors.</summary>
    public SeatingPlan? Plan { get; }

    /// <summary>At most <see cref="PlanLimits.Errors"/> errors in the order of the input; empty when there is a plan.</summary>
    public IReadOnlyList<PlanError> Errors { get; }

    /// <summary>What the file has and a plan cannot hold: at most <see cref="PlanLimits.LeftOut"/> things, and then how many more there are.</summary>
    public IReadOnlyList<string> LeftOut { get; private init; } = [];

    /// <summary>Whether there is a plan.</summary>
    [MemberNotNullWhen(true, nameof(Plan))]
    public bool IsOk => Plan is not null;

    internal static PlanResult Of(SeatingPlan plan) => new(plan, []);

    internal static PlanResult Of(SeatingPlan plan, LeftOut leftOut) => new(plan, []) { LeftOut = leftOut.All };

    internal static PlanResult Of(IReadOnlyList<PlanError> errors) => new(null, errors);

    internal static PlanResult Of(string where, string problem) => new(null, [new PlanError(where, problem)]);
}
