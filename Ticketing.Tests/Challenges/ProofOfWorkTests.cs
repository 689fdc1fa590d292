using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Api.Challenges;
using Ticketing.Grains.Signing;
using Ticketing.Tests.Kit.Clocks;
using Xunit;

namespace Ticketing.Tests.Challenges;

[Trait("Suite", "Unit")]
public sealed class ProofOfWorkTests : IDisposable
{
    private const int Bits = 6;

    private static readonly Guid s_kim = Guid.Parse("00000000-0000-0000-0000-000000000001");
    private static readonly ChallengePurpose s_queue = ChallengePurpose.Queue("p1", s_kim);

    private readonly FakeTimeProvider _time = TestClock.New();
    private readonly SigningKeys _keys = new(new byte[32]);
    private readonly ProofOfWork _work;

    public ProofOfWorkTests() => _work = New();

    public void Dispose() => _keys.Dispose();

    [Fact]
    public void By_default_no_solution_is_needed()
    {
        var off = new ProofOfWork(Options.Create(new ChallengeSettings()), _keys, _time);
        off.WhyNot(With(null), ChallengePurpose.SignUp).ShouldBeNull();
        off.WhyNot(With("anything"), s_queue).ShouldBeNull();
        off.Give(s_queue).Difficulty.ShouldBe(0);
    }

    [Fact]
    public void A_solution_is_taken_once()
    {
        var given = _work.Give(s_queue);
        (given.Difficulty, given.Header, given.ExpiresAt).ShouldBe((Bits, "Challenge-Solution", _time.GetUtcNow().AddMinutes(2)));
        var solution = Solver.Solve(given.Challenge, given.Difficulty);

        WhyNot(solution).ShouldBeNull();
        WhyNot(solution).ShouldBe("The challenge was used before; solve a new one.");
        WhyNot(Solver.Solve(given.Challenge, given.Difficulty + 1)).ShouldBe("The challenge was used before; solve a new one.");
        WhyNot(Solver.Solve(_work.Give(s_queue).Challenge, Bits)).ShouldBeNull();
    }

    [Fact]
    public void A_missing_solution_is_told_where_to_get_a_challenge_and_how_hard_it_is()
    {
        var problem = _work.WhyNot(With(null), s_queue).ShouldNotBeNull();
        (problem.Kind.Code, problem.ChallengeAt, problem.Difficulty).ShouldBe(("challenge-required", "/v1/performances/p1/queue/challenge", Bits));
        _work.WhyNot(With(null), ChallengePurpose.SignUp)!.ChallengeAt.ShouldBe("/v1/challenges/sign-up");
    }

    [Fact]
    public void A_solution_that_is_too_easy_is_refused_and_the_challenge_can_still_be_solved()
    {
        var challenge = _work.Give(s_queue).Challenge;
        WhyNot(Solver.Miss(challenge, Bits)).ShouldBe("The solution's SHA-256 has too few leading zero bits.");
        WhyNot(Solver.Solve(challenge, Bits)).ShouldBeNull();
    }

    [Fact]
    public void A_challenge_that_was_given_for_less_work_is_refused()
    {
        var challenge = New(bits: Bits - 1).Give(s_queue).Challenge;
        WhyNot(Solver.Solve(challenge, Bits)).ShouldBe("The solution's SHA-256 has too few leading zero bits.");
    }

    [Fact]
    public void A_challenge_expires()
    {
        var solution = Solver.Solve(_work.Give(s_queue).Challenge, Bits);
        var early = Solver.Solve(_work.Give(s_queue).Challenge, Bits);
        _time.Advance(TimeSpan.FromMinutes(2) - TimeSpan.FromTicks(1));
        WhyNot(early).ShouldBeNull();
        _time.Advance(TimeSpan.FromTicks(1));
        WhyNot(solution).ShouldBe("The challenge has expired; solve a new one.");
    }

    [Fact]
    public void A_challenge_is_good_for_its_request_its_performance_and_its_account_only()
    {
        const string other = "The challenge was given for another request.";
        WhyNot(Solver.Solve(_work.Give(ChallengePurpose.SignUp).Challenge, Bits)).ShouldBe(other);
        WhyNot(Solver.Solve(_work.Give(ChallengePurpose.Queue("p2", s_kim)).Challenge, Bits)).ShouldBe(other);
        WhyNot(Solver.Solve(_work.Give(ChallengePurpose.Queue("p1", Guid.NewGuid())).Challenge, Bits)).ShouldBe(other);
    }

    [Fact]
    public void A_forged_challenge_is_refused()
    {
        using var others = new SigningKeys(Enumerable.Repeat((byte)1, 32).ToArray());
        var forged = new ProofOfWork(Options.Create(new ChallengeSettings { QueueBits = Bits }), others, _time).Give(s_queue).Challenge;
        WhyNot(Solver.Solve(forged, Bits)).ShouldBe("The challenge is not one of ours.");

        var challenge = _work.Give(s_queue).Challenge;
        for (var at = 0; at < challenge.Length; at++)
        {
            var changed = challenge[..at] + (challenge[at] == 'A' ? 'B' : 'A') + challenge[(at + 1)..];
            WhyNot(Solver.Solve(changed, Bits)).ShouldBe("The challenge is not one of ours.", $"at {at}");
        }
    }

    [Theory]
    [InlineData("x"), InlineData("."), InlineData("{0}"), InlineData("{0}."), InlineData("{0}.123456789012345678901"), InlineData("{0}.1 2"), InlineData("{0}.é"), InlineData("{0},{0}.1")]
    public void What_cannot_be_a_solution_is_refused(string form)
    {
        var solution = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, _work.Give(s_queue).Challenge);
        WhyNot(solution).ShouldBe("The solution is not a challenge, a dot and 1 to 20 letters or digits.");
    }

    [Fact]
    public void Used_challenges_are_forgotten_when_they_expire_and_never_more_than_the_capacity_are_remembered()
    {
        var used = new UsedChallenges(capacity: 10);
        var now = _time.GetUtcNow();
        for (var id = 0; id < 100; id++) used.TryUse((UInt128)id, now.AddMinutes(2), now).ShouldBeTrue();
        used.Count.ShouldBe(10);
        used.TryUse(99, now.AddMinutes(2), now).ShouldBeFalse();
        used.TryUse(100, now.AddMinutes(4), now.AddMinutes(2)).ShouldBeTrue();
        used.Count.ShouldBe(1);
    }

    [Fact]
    public void Zero_bits_are_counted_from_the_front()
    {
        // SHA-256 of "286" is 00328ce5…, and of "abc" ba7816bf….
        ChallengeHeader.ZeroBitsOf("286").ShouldBe(10);
        ChallengeHeader.ZeroBitsOf("abc").ShouldBe(0);
    }

    private ProofOfWork New(int bits = Bits) => new(Options.Create(new ChallengeSettings { QueueBits = bits, SignUpBits = bits }), _keys, _time);

    private string? WhyNot(string solution) => _work.WhyNot(With(solution), s_queue) is { } problem ? problem.Detail[..problem.Detail.IndexOf(" GET ", StringComparison.Ordinal)] : null;

    private static HttpRequest With(string? solution)
    {
        var request = new DefaultHttpContext().Request;
        if (solution is not null) request.Headers[ChallengeHeader.Name] = solution;
        return request;
    }
}
