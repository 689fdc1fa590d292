using Microsoft.Extensions.Time.Testing;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Kit.Stores;
using Xunit;

namespace Ticketing.Tests.Sales;

/// <summary>A silo with the small hall on sale, and time that stands still.</summary>
public abstract class SaleTest : IAsyncLifetime
{
    internal FakeTimeProvider Time { get; } = TestClock.New();

    internal MemoryStore Store { get; } = new();

    internal TicketingSilo Silo { get; private set; } = null!;

    internal DateTimeOffset Now => Time.GetUtcNow();

    public async Task InitializeAsync()
    {
        await SmallHall.OpenAsync(Store, Settings(SmallHall.Row(Now)));
        Silo = await TicketingSilo.StartAsync(Store, Time);
    }

    public async Task DisposeAsync() => await Silo.DisposeAsync();

    /// <summary>Changes the performance before it opens.</summary>
    internal virtual PerformanceRow Settings(PerformanceRow row) => row;

    internal Buyer NewBuyer() => new(Silo);

    internal SeatRow? Seat(string seat) => Store.Rows<SeatRow>().SingleOrDefault(row => row.Seat == seat);

    internal SeatStatus StatusOf(string seat) => Seat(seat)?.Status ?? SeatStatus.Available;

    internal IReadOnlyList<TicketRow> Tickets => Store.Rows<TicketRow>();
}
