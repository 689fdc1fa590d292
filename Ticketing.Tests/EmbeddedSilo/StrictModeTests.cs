using System.Collections.Immutable;
using Orleans;
using Shouldly;
using Ticketing.EmbeddedSilo.Copying;
using Xunit;

namespace Ticketing.Tests.EmbeddedSilo;

public sealed class StrictModeTests
{
    [Fact]
    public void A_type_without_the_attribute_is_named() =>
        Should.Throw<NotSupportedException>(() => Copy(new Unmarked(1)))
            .Message.ShouldBe($"{typeof(Unmarked).FullName} travels between grains but has no [GenerateSerializer].");

    [Fact]
    public void A_member_without_an_id_is_named() =>
        Should.Throw<NotSupportedException>(() => Copy(new Forgetful { Kept = 1, Lost = 2 }))
            .Message.ShouldBe($"{typeof(Forgetful).FullName}.Lost has no [Id], so it would not travel.");

    [Fact]
    public void An_id_used_twice_is_named() =>
        Should.Throw<NotSupportedException>(() => Copy(new Twice { One = 1, Two = 2 })).Message.ShouldContain("Two has [Id(0)]");

    [Fact]
    public void An_immutable_type_is_handed_over_but_checked()
    {
        var frozen = new Frozen([1]);
        Copy(frozen).ShouldBeSameAs(frozen);
        Should.Throw<NotSupportedException>(() => Copy(new FrozenForgetful { Lost = 1 })).Message.ShouldContain("Lost has no [Id]");
    }

    [Fact]
    public void A_member_of_a_forgotten_type_is_found_inside_a_good_one() =>
        Should.Throw<NotSupportedException>(() => Copy(new Holder<Unmarked>(new(1)))).Message.ShouldContain(nameof(Unmarked));

    [Fact]
    public void A_base_without_the_attribute_is_found() =>
        Should.Throw<NotSupportedException>(() => Copy(new OfUnmarkedBase(1))).Message.ShouldContain("a base of");

    [Fact]
    public void A_collection_expression_for_a_read_only_list_is_copied()
    {
        IReadOnlyList<int> one = [1], many = [.. Enumerable.Range(1, 3)];
        Copy(one).ShouldBe([1]);
        Copy(many).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Records_lists_and_tuples_are_copied_to_the_depth()
    {
        var list = new List<Seat> { new("A", [1, 2]) };
        var map = new Dictionary<string, Shape> { ["좌석"] = new Circle(3) };
        var message = new Everything(list, map, (1, "둘"), [4, 5], ImmutableArray.Create("x"), Guid.NewGuid(), null, DayOfWeek.Friday);
        var copy = Copy(message);
        copy.ShouldNotBeSameAs(message);
        copy.Seats.ShouldNotBeSameAs(list);
        copy.Seats[0].ShouldNotBeSameAs(list[0]);
        copy.Seats[0].Numbers.ShouldBe([1, 2]);
        copy.Shapes["좌석"].ShouldBe(new Circle(3));
        copy.Shapes["좌석"].ShouldNotBeSameAs(map["좌석"]);
        (copy.Pair, copy.Id, copy.Day, copy.When).ShouldBe((message.Pair, message.Id, message.Day, message.When));
        copy.Bytes.ShouldNotBeSameAs(message.Bytes);
        copy.Names.ShouldBe(["x"]);
        list[0].Numbers[0] = 99;
        copy.Seats[0].Numbers[0].ShouldBe(1);
    }

    private static T Copy<T>(T value)
        where T : notnull =>
        (T)MessageCopier.Instance.Copy(value)!;

    private sealed record Unmarked(int Number);

    [GenerateSerializer]
    internal sealed record Forgetful
    {
        [Id(0)]
        public int Kept { get; init; }

        public int Lost { get; init; }
    }

    [GenerateSerializer]
    internal sealed record Twice
    {
        [Id(0)]
        public int One { get; init; }

        [Id(0)]
        public int Two { get; init; }
    }

    [GenerateSerializer, Immutable]
    internal sealed record Frozen(int[] Numbers);

    [GenerateSerializer, Immutable]
    internal sealed record FrozenForgetful
    {
        public int Lost { get; init; }
    }

    [GenerateSerializer]
    internal sealed record Holder<T>(T Item);

    internal abstract record UnmarkedBase(int Number);

    [GenerateSerializer]
    internal sealed record OfUnmarkedBase(int Number) : UnmarkedBase(Number);

    [GenerateSerializer]
    internal sealed record Seat([property: Id(0)] string Row, [property: Id(1)] int[] Numbers);

    [GenerateSerializer]
    internal abstract record Shape;

    [GenerateSerializer]
    internal sealed record Circle(int Radius) : Shape;

    [GenerateSerializer]
    internal sealed record Everything(
        IReadOnlyList<Seat> Seats,
        Dictionary<string, Shape> Shapes,
        (int, string) Pair,
        byte[] Bytes,
        ImmutableArray<string> Names,
        Guid Id,
        DateTimeOffset? When,
        DayOfWeek Day);
}
