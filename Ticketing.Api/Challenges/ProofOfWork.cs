using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Ticketing.Api.Problems;
using Ticketing.Grains.Signing;

namespace Ticketing.Api.Challenges;

/// <summary>
/// The built-in challenge: find a number for which a SHA-256 begins with so many zero bits (Hashcash). Checking costs one hash and one HMAC, and the
/// server keeps nothing of a challenge until it is solved.
/// </summary>
internal sealed class ProofOfWork(IOptions<ChallengeSettings> options, SigningKeys keys, TimeProvider time) : IChallenge
{
    private readonly ChallengeSettings _settings = options.Value;
    private readonly UsedChallenges _used = new(options.Value.Remembered);

    /// <summary>How many used challenges are remembered.</summary>
    internal int Remembered => _used.Count;

    /// <inheritdoc/>
    public ChallengeResponse Give(ChallengePurpose purpose)
    {
        var now = time.GetUtcNow();
        var token = ChallengeToken.New(BitsOf(purpose), now + _settings.Life);
        return new ChallengeResponse(token.Write(keys, purpose.Text), token.Difficulty, ChallengeHeader.Name, token.ExpiresAt, now);
    }

    /// <inheritdoc/>
    public ProblemResult? WhyNot(HttpRequest request, ChallengePurpose purpose)
    {
        var bits = BitsOf(purpose);
        if (bits == 0) return null;
        var solution = request.Headers[ChallengeHeader.Name].ToString();
        if (solution.Length == 0) return Needed(purpose, bits, $"Solve a challenge and send the solution in {ChallengeHeader.Name}.");
        if (!ChallengeHeader.TrySplit(solution, out var challenge)) return Needed(purpose, bits, "The solution is not a challenge, a dot and 1 to 20 letters or digits.");

        var now = time.GetUtcNow();
        switch (ChallengeToken.TryRead(keys, challenge, purpose.Text, now, out var token))
        {
            case TokenRefusal.None: break;
            case TokenRefusal.Expired: return Needed(purpose, bits, "The challenge has expired; solve a new one.");
            case TokenRefusal.OtherPurpose: return Needed(purpose, bits, "The challenge was given for another request.");
            default: return Needed(purpose, bits, "The challenge is not one of ours.");
        }

        if (token.Difficulty < bits || ChallengeHeader.ZeroBitsOf(solution) < token.Difficulty) return Needed(purpose, bits, "The solution's SHA-256 has too few leading zero bits.");
        return _used.TryUse(token.Id, token.ExpiresAt, now) ? null : Needed(purpose, bits, "The challenge was used before; solve a new one.");
    }

    private static ProblemResult Needed(ChallengePurpose purpose, int bits, string detail) =>
        new(ProblemCatalogue.ChallengeRequired, string.Create(CultureInfo.InvariantCulture, $"{detail} GET {purpose.Path} gives one of difficulty {bits}."))
        {
            ChallengeAt = purpose.Path,
            Difficulty = bits,
        };

    private int BitsOf(ChallengePurpose purpose) => purpose.Kind == ChallengeKind.SignUp ? _settings.SignUpBits : _settings.QueueBits;
}
