using Shouldly;
using Ticketing.Grains.Accounts;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Unit")]
public sealed class AccountRulesTests
{
    [Theory]
    [InlineData(" Hong.Gildong@Example.COM ", "hong.gildong@example.com")]
    [InlineData("a+b@sub.example.co.kr", "a+b@sub.example.co.kr")]
    public void An_address_has_one_form(string typed, string normalized)
    {
        EmailAddress.TryNormalize(typed, out var address).ShouldBeTrue();
        address.ShouldBe(normalized);
    }

    [Theory]
    [InlineData(""), InlineData(" "), InlineData("a"), InlineData("@"), InlineData("a@"), InlineData("@b.kr"), InlineData("a@b")]
    [InlineData("a@b@c.kr"), InlineData("a b@c.kr"), InlineData(".a@b.kr"), InlineData("a.@b.kr"), InlineData("a..b@c.kr")]
    [InlineData("a@-b.kr"), InlineData("a@b..kr"), InlineData("a@1.2.3.4"), InlineData("한글@b.kr"), InlineData("a@b.kr\nx"), InlineData("a\0@b.kr")]
    public void What_is_no_address_is_refused(string typed) =>
        EmailAddress.TryNormalize(typed, out _).ShouldBeFalse();

    [Fact]
    public void An_address_ends_at_200_characters_and_its_local_part_at_64()
    {
        var domain = string.Concat(Enumerable.Repeat(new string('d', 60) + ".", 3)) + "kr";
        EmailAddress.TryNormalize($"{new string('a', 199 - domain.Length)}@{domain}", out _).ShouldBeTrue();
        EmailAddress.TryNormalize($"{new string('a', 200 - domain.Length)}@{domain}", out _).ShouldBeFalse();
        EmailAddress.TryNormalize($"{new string('a', 64)}@b.kr", out _).ShouldBeTrue();
        EmailAddress.TryNormalize($"{new string('a', 65)}@b.kr", out _).ShouldBeFalse();
        EmailAddress.TryNormalize(new string('a', 1_000_000) + "@b.kr", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("abcde-1"), InlineData("abcdefg1"), InlineData("abcdefg-"), InlineData("1234567-"), InlineData(""), InlineData("abcdef1 "), InlineData("abcd-12\0")]
    public void A_weak_password_is_refused(string password) =>
        AccountRules.CheckPassword(password).ShouldNotBeNull();

    [Theory]
    [InlineData("abcdef-1"), InlineData("비밀번호입니다-1")]
    public void A_password_with_a_letter_a_digit_and_a_special_is_taken(string password) =>
        AccountRules.CheckPassword(password).ShouldBeNull();

    [Fact]
    public void A_password_ends_at_64_characters()
    {
        AccountRules.CheckPassword(new string('a', 62) + "-1").ShouldBeNull();
        AccountRules.CheckPassword(new string('a', 63) + "-1").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("홍길동", true), InlineData(" x ", true), InlineData("", false), InlineData("  ", false), InlineData("a\nb", false), InlineData("\ud800", false)]
    public void A_name_is_text(string name, bool good) => AccountRules.CheckName(name).Ok.ShouldBe(good);

    [Fact]
    public void A_name_has_at_most_50_characters_and_is_kept_trimmed()
    {
        AccountRules.CheckName(" " + new string('가', 50) + " ").Value.ShouldBe(new string('가', 50));
        AccountRules.CheckName(new string('가', 51)).Ok.ShouldBeFalse();
    }

    [Fact]
    public void A_reason_has_at_most_200_characters()
    {
        AccountRules.CheckReason(" " + new string('가', 200) + " ").Value.ShouldBe(new string('가', 200));
        AccountRules.CheckReason("").Value.ShouldBe("");
        AccountRules.CheckReason(new string('가', 201)).Ok.ShouldBeFalse();
    }
}
