using Ticketing.Grains.Accounts;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outbox;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Secrets;
using Ticketing.Grains.Shows;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;
using Ticketing.Grains.WaitingRooms.Journal;

namespace Ticketing.Tests.Compatibility;

/// <summary>Asks for the rows of <c>release-1.sql</c> as the program does.</summary>
internal static class ReleasedRows
{
    private const string Performance = "공연-1";
    private const string Order = "order-1";
    private static readonly Guid Buyer = new("000000000000000000000000000000b1");
    private static readonly Guid Owner = new("000000000000000000000000000000a1");

    /// <summary>All of them, in the order of the file.</summary>
    public static async IAsyncEnumerable<Row> ReadAsync(IRowStore store)
    {
        foreach (var row in await store.ReadAsync(new SeatsOfBuyer(Performance, Buyer))) yield return row;
        foreach (var row in await store.ReadAsync(new TicketWithSerial("SERIAL0001"))) yield return row;
        foreach (var row in await store.ReadAsync(new OrderOf(Order))) yield return row;
        foreach (var row in await store.ReadAsync(new SeatsOfOrder(Order))) yield return row;
        foreach (var row in await store.ReadAsync(new RefundsOfOrder(Order))) yield return row;
        foreach (var row in await store.ReadAsync(new IdempotencyOf(Buyer, "key-1"))) yield return row;
        foreach (var row in await store.ReadAsync(new OutboxOf(Order))) yield return row;
        foreach (var row in await store.ReadAsync(new AccountOf(Owner))) yield return row;
        foreach (var row in await store.ReadAsync(new EmailOf("promoter@example.kr"))) yield return row;
        foreach (var row in await store.ReadAsync(new SessionOf("session-1"))) yield return row;
        foreach (var row in await store.ReadAsync(new VenueOf("venue-1"))) yield return row;
        foreach (var row in await store.ReadAsync(new PlanOf("plan-1"))) yield return row;
        foreach (var row in await store.ReadAsync(new ShowOf("show-1"))) yield return row;
        foreach (var row in await store.ReadAsync(new PerformanceOf(Performance))) yield return row;
        foreach (var row in await store.ReadAsync(new PricesOf(Performance))) yield return row;
        foreach (var row in await store.ReadAsync(new SecretOf("signing"))) yield return row;
        foreach (var row in await store.ReadAsync(new RoomOf(Performance))) yield return row;
        foreach (var row in await store.ReadAsync(new WaiterOf(Performance, Buyer))) yield return row;
        foreach (var row in await store.ReadAsync(new SandboxPaymentOf("pay-1"))) yield return row;
        foreach (var row in await store.ReadAsync(new ProtectionKeysAfter(0))) yield return row;

        // Made by a later step from the performance.
        foreach (var row in await store.ReadAsync(new VenueTimeOf("venue-1", Performance))) yield return row;
    }
}
