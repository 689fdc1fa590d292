using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Ticketing.Api.Rates;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Api.Problems;

/// <summary>The catalogue as a resource. The <c>type</c> of each problem is an address below it.</summary>
public static class ProblemEndpoints
{
    private static readonly IReadOnlyList<ProblemEntry> Entries = [.. ProblemCatalogue.All.Select(ProblemEntry.Of)];

    /// <summary>Adds <c>GET /problems</c> and <c>GET /problems/{code}</c>.</summary>
    public static void MapProblems(this RouteGroupBuilder v1)
    {
        var problems = v1.MapGroup("/problems").WithTags("Problems").AllowAnonymous().InLane(Lane.Browsing);
        problems.MapGet("", ListProblems);
        problems.MapGet("/{code}", GetProblem);
    }

    /// <summary>Every problem code of this API.</summary>
    internal static Ok<IReadOnlyList<ProblemEntry>> ListProblems() => TypedResults.Ok(Entries);

    /// <summary>What one code means.</summary>
    internal static Results<Ok<ProblemEntry>, ProblemResult> GetProblem(string code) =>
        Entries.FirstOrDefault(entry => entry.Code == code) is { } entry
            ? TypedResults.Ok(entry)
            : ProblemCatalogue.Of(RefusalCode.NotFound).With("The catalogue has no such code.");
}

/// <summary>One code of the catalogue.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Title">What it means.</param>
public sealed record ProblemEntry(string Code, int Status, string Title)
{
    internal static ProblemEntry Of(ProblemKind kind) => new(kind.Code, kind.Status, kind.Title);
}
