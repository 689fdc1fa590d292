namespace Ticketing.Api.Problems;

/// <summary>One entry of the catalogue: everything about a problem that does not depend on the request.</summary>
/// <param name="Code">The stable name that callers compare with, in kebab case.</param>
/// <param name="Status">The HTTP status, always the same.</param>
/// <param name="Title">One short sentence, the same every time (RFC 9457, section 3.1.3).</param>
/// <param name="RetryAfterSeconds">The value of <c>Retry-After</c> when the refusal has none; set for every 429 and 503.</param>
public sealed record ProblemKind(string Code, int Status, string Title, int? RetryAfterSeconds = null)
{
    /// <summary>The problem type: an address of this API that describes the entry.</summary>
    public string Type { get; } = "/v1/problems/" + Code;

    /// <summary>An answer of this kind.</summary>
    /// <param name="detail">One sentence about this request, with the values that matter; never the text of an exception.</param>
    public ProblemResult With(string detail) => new(this, detail);
}
