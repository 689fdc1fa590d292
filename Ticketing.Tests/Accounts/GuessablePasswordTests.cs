using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Accounts.Passwords;
using Ticketing.Grains.Outcomes;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Unit")]
public sealed class GuessablePasswordTests
{
    private const string Email = "hong.gildong+tickets@mail.hanbit.example";

    [Theory]
    [InlineData("Password1!"), InlineData("P@ssw0rd1!"), InlineData("1!password"), InlineData("p@$$w0rd-2026"), InlineData("!!Pa55word99")]
    [InlineData("Welcome-2026"), InlineData("Adm1n1strator!"), InlineData("1loveyou!"), InlineData("Dragon#123"), InlineData("l3tme1n!!"), InlineData("p-a-s-s-w-o-r-d1")]
    public void A_common_word_with_additions_is_refused(string password) => ShouldBeRefused(password);

    [Theory]
    [InlineData("qwerty-123"), InlineData("Qwertyuiop1!"), InlineData("asdf1234!"), InlineData("1q2w3e4r!"), InlineData("!q1w2e3r4"), InlineData("ytrewq-9"), InlineData("zxcvbnm,1")]
    [InlineData("1qaz2wsx!"), InlineData("qazwsx12!"), InlineData("4r3e2w1q!"), InlineData("lkjhgfdsa1!"), InlineData("qwe123!@#")]
    public void A_walk_over_the_keyboard_is_refused(string password) => ShouldBeRefused(password);

    [Theory]
    [InlineData("abcdef-1"), InlineData("abcd1234!"), InlineData("aaaa1111!"), InlineData("987654-zyx"), InlineData("a1234567!"), InlineData("가나다라마바-1"), InlineData("aaaaaa-1b")]
    public void A_run_is_refused(string password) => ShouldBeRefused(password);

    [Theory]
    [InlineData("dkssud12!"), InlineData("dkssudgktpdy1!"), InlineData("tkfkdgo1!"), InlineData("QLALFQJSGH1!"), InlineData("eogksalsrnr-1"), InlineData("비밀번호12!!"), InlineData("사랑해-1004")]
    public void A_Korean_word_is_refused_also_on_a_Latin_keyboard(string password) => ShouldBeRefused(password);

    [Theory]
    [InlineData("Ticketing-1"), InlineData("t1cket1ng!9"), InlineData("2026-ticketing-a")]
    public void The_name_of_this_product_is_refused(string password) => ShouldBeRefused(password);

    [Theory]
    [InlineData("Gildong-77"), InlineData("g1ld0ng-2026-x"), InlineData("hong.gildong1"), InlineData("Hanbit2026!"), InlineData("gildong-hanbit-1a")]
    public void A_part_of_the_address_is_refused(string password) => ShouldBeRefused(password);

    [Theory]
    [InlineData("demo-Pass-1"), InlineData("비밀-word-1"), InlineData("Repro-pass-1"), InlineData("좋은좌석-12a"), InlineData("비밀번호입니다-1"), InlineData("admin-word-1")]
    [InlineData("k7#2290-48"), InlineData("correct horse-1"), InlineData("gildong-rainy-street-1"), InlineData("Tr0ub4dor&3")]
    public void What_is_harder_to_guess_is_taken(string password) => AccountRules.CheckPassword(password, Email).ShouldBeNull();

    [Theory]
    [InlineData("demo-Pass-1", "buyer@demo.example"), InlineData("demo-Pass-1", "promoter@demo.example"), InlineData("admin-word-1", "admin@example.com")]
    public void Accounts_of_demo_and_tests_keep_their_passwords(string password, string email) => AccountRules.CheckPassword(password, email).ShouldBeNull();

    [Fact]
    public void There_are_more_than_three_hundred_base_words() => BaseWords.Count.ShouldBeGreaterThan(600);

    [Theory]
    [InlineData("안녕", "dkssud"), InlineData("사랑해", "tkfkdgo"), InlineData("닭볶음", "ekfrqhrdma"), InlineData("왜", "dho"), InlineData("한a", "gksa")]
    public void A_Korean_keyboard_types(string text, string keys) => KoreanKeyboard.KeysOf(text).ShouldBe(keys);

    private static void ShouldBeRefused(string password)
    {
        AccountRules.CheckPassword(password).ShouldBeNull("only the guess is the reason");
        AccountRules.CheckPassword(password, Email).ShouldNotBeNull().Code.ShouldBe(RefusalCode.InvalidInput);
    }
}
