using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Ticketing.Grains.Signing;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Draw;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

[Trait("Suite", "Unit")]
public sealed class LobbyShuffleTests
{
    [Fact]
    public void Siphash_gives_the_published_vector()
    {
        // The value of the paper's reference implementation for key 00…0f and message 00…07.
        SipHash.Hash(0x0706050403020100, 0x0f0e0d0c0b0a0908, 0x0706050403020100).ShouldBe(0x93f5f5799a932462UL);
    }

    [Fact]
    public void The_commitment_is_the_sha256_of_the_seed() =>
        LobbyShuffle.Commitment(new byte[32]).ShouldBe("66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");

    [Fact]
    public void Every_lobby_up_to_300_is_permuted_and_back()
    {
        var seed = Seed(new Random(3));
        for (var count = 1; count <= 300; count++)
            ShouldPermute(seed, count);
    }

    [Fact]
    public void Larger_lobbies_are_permuted_and_back() =>
        Prop.ForAll(
            Gen.Choose(301, 20_000).Zip(Gen.Choose(0, int.MaxValue)).ToArbitrary(),
            sample => ShouldPermute(Seed(new Random(sample.Item2)), sample.Item1))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void The_largest_room_is_drawn_and_back()
    {
        var seed = Seed(new Random(4));
        foreach (var index in new[] { 0, 1, 1_048_575, 1_048_576, WaitingRoom.MaxPlaces - 1 })
            LobbyShuffle.Index(seed, WaitingRoom.MaxPlaces, LobbyShuffle.Place(seed, WaitingRoom.MaxPlaces, index)).ShouldBe(index);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(257)]
    public void Every_place_is_equally_likely_for_the_first_and_the_last_to_come(int count)
    {
        var random = new Random(5);
        var first = new int[count];
        var last = new int[count];
        for (var draw = 0; draw < 200 * count; draw++)
        {
            var seed = Seed(random);
            first[LobbyShuffle.Place(seed, count, 0)]++;
            last[LobbyShuffle.Place(seed, count, count - 1)]++;
        }

        ShouldLookUniform(first);
        ShouldLookUniform(last);
    }

    [Fact]
    public void Every_order_of_four_people_is_equally_likely()
    {
        var random = new Random(6);
        var orders = new Dictionary<int, int>();
        for (var draw = 0; draw < 24 * 400; draw++)
        {
            var seed = Seed(random);
            var order = Enumerable.Range(0, 4).Aggregate(0, (code, index) => (code * 4) + LobbyShuffle.Place(seed, 4, index));
            orders[order] = orders.GetValueOrDefault(order) + 1;
        }

        orders.Count.ShouldBe(24);
        ShouldLookUniform([.. orders.Values]);
    }

    [Fact]
    public void A_biased_draw_would_be_noticed()
    {
        var random = new Random(7);
        var places = new int[100];
        for (var draw = 0; draw < 20_000; draw++)
            places[Math.Min(random.Next(101), 99)]++;
        Should.Throw<ShouldAssertException>(() => ShouldLookUniform(places));
    }

    [Fact]
    public void The_draw_of_a_published_seed_never_changes()
    {
        var seed = Enumerable.Range(0, 32).Select(value => (byte)value).ToArray();
        Enumerable.Range(0, 10).Select(index => LobbyShuffle.Place(seed, 10, index)).ShouldBe(PinnedDraw);
    }

    // An independent implementation in another language, written from the documentation, gives the same draw.
    private static readonly int[] PinnedDraw = [6, 1, 8, 5, 0, 7, 2, 9, 3, 4];

    private static void ShouldPermute(byte[] seed, int count)
    {
        var taken = new bool[count];
        for (var index = 0; index < count; index++)
        {
            var place = LobbyShuffle.Place(seed, count, index);
            taken[place].ShouldBeFalse();
            taken[place] = true;
            LobbyShuffle.Index(seed, count, place).ShouldBe(index);
        }
    }

    // Chi-square with k degrees of freedom has mean k and standard deviation √2k. It exceeds the mean by five deviations once in millions of runs.
    private static void ShouldLookUniform(int[] counts)
    {
        var expected = counts.Sum() / (double)counts.Length;
        var freedom = counts.Length - 1;
        counts.Sum(count => (count - expected) * (count - expected) / expected).ShouldBeLessThan(freedom + (5 * Math.Sqrt(2 * freedom)));
    }

    private static byte[] Seed(Random random)
    {
        var seed = new byte[LobbyShuffle.SeedLength];
        random.NextBytes(seed);
        return seed;
    }
}
