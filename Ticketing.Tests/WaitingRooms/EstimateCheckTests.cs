using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Draw;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Tokens;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

/// <summary>Compares the estimated wait that was told with the real one.</summary>
[Trait("Suite", "Unit")]
public sealed class EstimateCheckTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 20, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Seed = new byte[LobbyShuffle.SeedLength];

    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MetricCollector<double> collector;
    private readonly EstimateCheck check;
    private readonly WaitingRoom room;

    public EstimateCheckTests()
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        collector = new MetricCollector<double>(meters, "Ticketing.WaitingRooms", "ticketing.queue.estimate.error");
        check = new EstimateCheck(new RoomMetrics(meters));

        // The rate is ten people per second: a person with 50 places ahead is told 5.1 seconds.
        var settings = new WaitingRoomSettings(
            Start, WaitingRoomOrder.Arrival, 10, 1_000, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), false);
        room = WaitingRoom.Create("p", 1, settings, [.. Seed], Start, out _);
    }

    public void Dispose()
    {
        collector.Dispose();
        services.Dispose();
    }

    [Theory]
    [InlineData(8.1, "later", 3)]
    [InlineData(2.1, "sooner", 3)]
    public void A_place_called_at_another_time_than_told_counts_with_the_difference(double calledAfter, string direction, double error)
    {
        Told(place: 50, Start);
        check.Called(head: 50, Start.AddSeconds(1));
        Errors().ShouldBeEmpty();
        check.Called(head: 51, Start.AddSeconds(calledAfter));
        var (told, sum, count) = Errors().ShouldHaveSingleItem();
        (told, Math.Round(sum, 3), count).ShouldBe((direction, error, 1));
    }

    [Fact]
    public void One_person_a_second_is_watched_and_each_place_counts_once()
    {
        Told(place: 50, Start);
        Told(place: 60, Start.AddMilliseconds(999));
        Told(place: 70, Start.AddSeconds(1));
        check.Called(head: 100, Start.AddSeconds(20));
        check.Called(head: 100, Start.AddSeconds(21));
        Errors().Sum(error => error.Count).ShouldBe(2);
    }

    [Fact]
    public void No_more_than_the_limit_are_watched()
    {
        for (var i = 0; i <= EstimateCheck.MaxWatched; i++) Told(place: i, Start.AddSeconds(i));
        check.Called(head: 10_000, Start.AddDays(1));
        Errors().Sum(error => error.Count).ShouldBe(EstimateCheck.MaxWatched);
    }

    private void Told(int place, DateTimeOffset at) =>
        check.Told(room.Publish(), new QueueTicket("p", Guid.NewGuid(), place, Lobby: false, room.Generation), at);

    private List<(string Direction, double Sum, long Count)> Errors() =>
    [
        .. collector.GetMeasurementSnapshot()
            .GroupBy(error => (string)error.Tags["direction"]!, StringComparer.Ordinal)
            .Select(errors => (errors.Key, errors.Sum(error => error.Value), errors.LongCount())),
    ];
}
