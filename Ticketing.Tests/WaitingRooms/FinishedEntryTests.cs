using Shouldly;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

/// <summary>A purchase lets the next person in at once; over real HTTP.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class FinishedEntryTests
{
    [Fact]
    public async Task A_purchase_frees_the_slot_and_ends_the_entry()
    {
        await using var server = await QueueServer.StartAsync(QueueServer.OpenSince(DateTimeOffset.UtcNow.AddMinutes(-1), cap: 1));
        var (first, next) = (Guid.NewGuid(), Guid.NewGuid());
        var entry = await server.AdmittedAsync(first);
        var waiting = await server.TicketAsync(next);
        QueueServer.IsAdmitted(await server.PollAsync(waiting)).ShouldBeFalse();

        await new ApiBuyer(server.Api, server.Api.TokenFor(first)) { Entry = entry }.BuyAsync("1층-3-1");

        // The entry lasts longer than this test waits, so only the purchase can have ended it.
        await server.PollUntilAsync(waiting, QueueServer.IsAdmitted);
        (await server.HoldAsync(first, entry, "1층-3-2")).ShouldBeProblem("entry-invalid");
    }
}
