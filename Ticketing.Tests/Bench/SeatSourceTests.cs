using System.Net;
using System.Text;
using Shouldly;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;
using Xunit;

namespace Ticketing.Tests.Bench;

/// <summary>What load is made of, and where it may go.</summary>
public sealed class SeatSourceTests
{
    [Fact]
    public void Every_seat_is_given_once_and_no_buyer_gets_more_than_the_limit()
    {
        var source = new SeatSource(["a", "b"], buyers: 3, seatCount: 1_000);
        var places = new List<Place>();
        while (source.Next() is { } place) places.Add(place);

        places.Count.ShouldBe(2 * 3 * SeatSource.SeatLimit);
        places.DistinctBy(place => (place.Performance, Encoding.ASCII.GetString(place.Seats[0]))).Count().ShouldBe(places.Count);
        places.GroupBy(place => (place.Performance, place.Buyer)).ShouldAllBe(group => group.Count() == SeatSource.SeatLimit);
        places.Take(6).Select(place => (place.Performance, place.Buyer)).ShouldBe([(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]);
    }

    [Fact]
    public void Seats_end_when_the_hall_is_full()
    {
        var source = new SeatSource(["a"], buyers: 3, seatCount: 4);
        for (var i = 0; i < 4; i++) source.Next().ShouldNotBeNull();
        source.Next().ShouldBeNull();
    }

    [Fact]
    public void Load_goes_to_this_machine_only() => Should.Throw<InvalidOperationException>(() =>
        new LoadRun(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 80), 1, 1).Run(_ => null!, Pace.Closed, TimeSpan.FromSeconds(1)));
}
