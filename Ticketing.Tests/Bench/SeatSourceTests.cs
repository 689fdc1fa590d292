using System.Net;
using System.Text;
using Shouldly;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;
using Xunit;

namespace Ticketing.Tests.Bench;

/// <summary>What load is made of, and where it may go.</summary>
[Trait("Suite", "Bench")]
public sealed class SeatSourceTests
{
    private const int Buyers = 3;

    [Fact]
    public void Every_seat_is_given_once_and_no_buyer_gets_more_than_the_limit()
    {
        var source = NewSource(performances: 2, seatCount: 1_000);
        var places = new List<Place>();
        while (source.Next() is { } place) places.Add(place);

        places.Count.ShouldBe(2 * Buyers * SeatSource.SeatLimit);
        places.DistinctBy(place => (place.Performance, Encoding.ASCII.GetString(place.Seats[0]))).Count().ShouldBe(places.Count);
        places.GroupBy(place => (place.Performance, place.Buyer)).ShouldAllBe(group => group.Count() == SeatSource.SeatLimit);
        places.Take(6).Select(place => (place.Performance, place.Buyer)).ShouldBe([(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]);
    }

    [Fact]
    public void Seats_end_when_the_hall_is_full()
    {
        var source = NewSource(performances: 1, seatCount: 4);
        for (var i = 0; i < 4; i++) source.Next().ShouldNotBeNull();
        source.RanOut.ShouldBeFalse();
        source.Next().ShouldBeNull();
        source.RanOut.ShouldBeTrue();
    }

    [Fact]
    public void Where_only_first_seats_count_nobody_comes_back_and_more_performances_are_more_room()
    {
        var source = NewSource(performances: 1, seatCount: 1_000, firstsOnly: true);
        source.FirstsLeft.ShouldBe(Buyers);
        var places = Enumerable.Range(0, Buyers).Select(_ => source.Next()!.Value).ToList();
        source.FirstsLeft.ShouldBe(0);
        source.AddPerformance();
        places.AddRange(Enumerable.Range(0, Buyers).Select(_ => source.Next()!.Value));

        places.Select(place => (place.Performance, place.Buyer)).ShouldBe([(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]);
        source.RanOut.ShouldBeFalse();
        source.Next().ShouldBeNull();
        source.RanOut.ShouldBeTrue();
        source.FirstOnes.ShouldBe(2 * Buyers);
    }

    [Fact]
    public void Without_a_performance_there_is_no_seat()
    {
        var source = NewSource(performances: 0, seatCount: 4);
        source.Next().ShouldBeNull();
        source.RanOut.ShouldBeTrue();
    }

    [Fact]
    public void Load_goes_to_this_machine_only() => Should.Throw<InvalidOperationException>(() =>
        new LoadRun(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 80), 1, 1).Run(_ => null!, Pace.Closed, TimeSpan.FromSeconds(1)));

    private static SeatSource NewSource(int performances, int seatCount, bool firstsOnly = false)
    {
        var source = new SeatSource(Buyers, seatCount, firstsOnly: firstsOnly);
        for (var i = 0; i < performances; i++) source.AddPerformance();
        return source;
    }
}
