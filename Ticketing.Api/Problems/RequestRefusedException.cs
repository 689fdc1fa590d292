namespace Ticketing.Api.Problems;

/// <summary>
/// Ends the binding of a parameter with a problem. Handlers return problems as values, but a binder can only throw.
/// </summary>
#pragma warning disable CA1032, CA1064, RCS1194 // Only binders throw this exception, and only the problem middleware catches it.
internal sealed class RequestRefusedException(ProblemResult problem) : Exception(problem.Kind.Code)
{
    public ProblemResult Problem { get; } = problem;
}
