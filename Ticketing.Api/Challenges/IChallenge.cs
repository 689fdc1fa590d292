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

/// <summary>Which request a challenge is for. A solution is good for no other. The texts are made only where a challenge is asked for.</summary>
/// <param name="Kind">The request.</param>
/// <param name="Performance">Where the request is made; empty for a sign-up.</param>
/// <param name="User">Who makes the request; empty for a sign-up, because nobody is known yet.</param>
internal readonly record struct ChallengePurpose(ChallengeKind Kind, string Performance, Guid User)
{
    /// <summary>Signing up.</summary>
    public static ChallengePurpose SignUp { get; } = new(ChallengeKind.SignUp, "", Guid.Empty);

    /// <summary>Where the challenge is given.</summary>
    public string Path => Kind == ChallengeKind.SignUp ? "/v1/challenges/sign-up" : $"/v1/performances/{Performance}/queue/challenge";

    /// <summary>What the challenge is bound to.</summary>
    public string Text => Kind == ChallengeKind.SignUp ? "sign-up" : $"queue/{Performance}/{User:N}";

    /// <summary>Entering a queue.</summary>
    public static ChallengePurpose Queue(string performance, Guid user) => new(ChallengeKind.Queue, performance, user);
}

/// <summary>The requests that a challenge may stand before.</summary>
internal enum ChallengeKind
{
    /// <summary>Signing up.</summary>
    SignUp,

    /// <summary>Entering a queue.</summary>
    Queue,
}
