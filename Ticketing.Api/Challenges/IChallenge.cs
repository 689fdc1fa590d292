using Microsoft.AspNetCore.Http;
using Ticketing.Api.Problems;

namespace Ticketing.Api.Challenges;

/// <summary>
/// What a caller must do before a request that robots make by the thousand. The built-in one is <see cref="ProofOfWork"/>; another, such as a
/// service that looks at the browser, is registered in its place.
/// </summary>
internal interface IChallenge
{
    /// <summary>A new challenge.</summary>
    ChallengeResponse Give(ChallengePurpose purpose);

    /// <summary>Judges the solution that a request carries, and uses it up.</summary>
    /// <returns>Why the request may not run: the answer says which challenge is needed, and where to get it. Null when it may.</returns>
    ProblemResult? WhyNot(HttpRequest request, ChallengePurpose purpose);
}

/// <summary>Which request a challenge is for. A solution is good for no other.</summary>
/// <param name="Kind">The request.</param>
/// <param name="Path">Where the challenge is given.</param>
/// <param name="Text">The request with where it is made and by whom; what the challenge is bound to.</param>
internal readonly record struct ChallengePurpose(ChallengeKind Kind, string Path, string Text)
{
    /// <summary>Signing up; bound to nobody, because nobody is known yet.</summary>
    public static ChallengePurpose SignUp { get; } = new(ChallengeKind.SignUp, "/v1/challenges/sign-up", "sign-up");

    /// <summary>Entering a queue; bound to the performance and the account.</summary>
    public static ChallengePurpose Queue(string performance, Guid user) =>
        new(ChallengeKind.Queue, $"/v1/performances/{performance}/queue/challenge", $"queue/{performance}/{user:N}");
}

/// <summary>The requests that a challenge may stand before.</summary>
internal enum ChallengeKind
{
    /// <summary>Signing up.</summary>
    SignUp,

    /// <summary>Entering a queue.</summary>
    Queue,
}
