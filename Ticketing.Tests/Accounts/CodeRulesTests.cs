using Shouldly;
using Ticketing.Grains.Accounts.Codes;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Unit")]
public sealed class CodeRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly Guid User = Guid.NewGuid();
    private readonly AccountCodeRow _code = CodeRules.Next(null, User, CodePurpose.Verify, "123456", Start)!;

    [Fact]
    public void A_code_is_kept_as_a_hash_and_is_good_for_half_an_hour()
    {
        _code.Hash.ShouldNotContain("123456");
        CodeRules.Fits(_code, "123456", Start.AddMinutes(30).AddTicks(-1)).ShouldBeTrue();
        CodeRules.Fits(_code, "123456", Start.AddMinutes(30)).ShouldBeFalse();
        CodeRules.Fits(_code, "123457", Start).ShouldBeFalse();
        CodeRules.Fits(null, "123456", Start).ShouldBeFalse();
    }

    [Fact]
    public void Five_wrong_codes_use_it_up_and_asking_again_gives_no_more_guesses()
    {
        var code = _code;
        for (var number = 0; number < 5; number++) code = CodeRules.Wrong(code).ShouldNotBeNull();
        CodeRules.Wrong(code).ShouldBeNull();
        CodeRules.Fits(code, "123456", Start).ShouldBeFalse();
        CodeRules.Next(code, User, CodePurpose.Verify, "654321", Start.AddMinutes(2)).ShouldBeNull();
        CodeRules.Next(code, User, CodePurpose.Verify, "654321", Start.AddMinutes(30)).ShouldNotBeNull().Attempts.ShouldBe(0);
        CodeRules.Next(CodeRules.Wrong(_code), User, CodePurpose.Verify, "654321", Start.AddMinutes(2)).ShouldNotBeNull().Attempts.ShouldBe(1);
    }

    [Fact]
    public void One_code_a_minute_is_mailed()
    {
        CodeRules.Next(_code, User, CodePurpose.Verify, "654321", Start.AddSeconds(59)).ShouldBeNull();
        CodeRules.Next(_code, User, CodePurpose.Verify, "654321", Start.AddSeconds(60)).ShouldNotBeNull().Version.ShouldBe(2);
    }

    [Fact]
    public void A_wrong_secret_of_a_link_is_not_counted() =>
        CodeRules.Wrong(CodeRules.Next(null, User, CodePurpose.Reset, "secret", Start)).ShouldBeNull();

    [Fact]
    public void A_code_has_six_digits() => Enumerable.Range(0, 100).ShouldAllBe(_ => CodeRules.NewCode().Length == 6 && CodeRules.NewCode().All(char.IsAsciiDigit));
}
