using Shouldly;
using Xunit;

namespace Ticketing.Tests.Compatibility;

/// <summary>The manifest tells each way in which two releases could misunderstand each other.</summary>
[Trait("Suite", "Unit")]
public sealed class ManifestRulesTests
{
    private static readonly Manifest Released = Manifest.Read("# comment\nenum Colour: byte\n  0 = Red\nmessage Seat\n  0 = Row: string\n  2 = Price: long\n  10 = Was: int\n");

    [Theory]
    [InlineData("  2 = Price: long", "  2 = Price: int", "message Seat: 2 was Price: long and is Price: int")]
    [InlineData("  2 = Price: long", "  2 = Fee: long", "message Seat: 2 was Price: long and is Fee: long")]
    [InlineData("  2 = Price: long", "  3 = Price: long", "message Seat: 2 = Price: long is gone; write '2 = retired' when nothing reads it any more")]
    [InlineData("  0 = Red", "  0 = Blue", "enum Colour: byte: 0 was Red and is Blue")]
    [InlineData("enum Colour: byte", "enum Colour: int", "enum Colour: byte: 0 = Red is gone; write '0 = retired' when nothing reads it any more")]
    public void A_change_is_told(string was, string becomes, string told) =>
        Released.BrokenBy(Manifest.Read(Released.Write().Replace(was, becomes, StringComparison.Ordinal))).ShouldBe([told]);

    [Fact]
    public void A_retired_id_is_never_used_again()
    {
        var retired = Manifest.Read(Released.Write().Replace("Was: int", Manifest.Retired, StringComparison.Ordinal));

        retired.BrokenBy(Released).ShouldBe(["message Seat: 10 was retired and is used again for Was: int"]);
        retired.BrokenBy(Manifest.Read("enum Colour: byte\n  0 = Red\nmessage Seat\n  0 = Row: string\n  2 = Price: long\n")).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_new_breaks_nothing_and_is_named()
    {
        var more = Manifest.Read(Released.Write() + "message Stand\n  0 = Name: string\n");
        more.Add("message Seat", "3", "Zone: string");

        Released.BrokenBy(more).ShouldBeEmpty();
        Released.NewIn(more).ShouldBe([("message Seat", "3", "Zone: string"), ("message Stand", "0", "Name: string")]);
    }

    [Fact]
    public void It_is_read_as_it_was_written() => Manifest.Read(Released.Write()).Write().ShouldBe(Released.Write());
}
