using Shouldly;
using Ticketing.Tests.Api;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Hosting;

/// <summary>What callers see when a grain does not answer in time.</summary>
public sealed class GrainSettingsTests
{
    private const string Seat = $"/v1/performances/{SaleServer.Performance}";

    [Fact]
    public async Task A_change_whose_grain_is_late_has_an_unknown_outcome_and_a_read_changed_nothing()
    {
        var store = new LateStore();
        await using var server = await ApiServer.StartAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Grains:CallTimeout"] = "00:00:01" },
            store.AddTo);
        await server.PutOnSaleAsync();
        var token = server.TokenFor(Guid.NewGuid());
        store.Late = true;

        var hold = await server.PostAsync($"{Seat}/holds", new { seats = new[] { "1층-1-1" } }, token, ("Idempotency-Key", "k"));
        hold.ShouldBeProblem("outcome-unknown");
        hold.Headers["Retry-After"].ShouldBe("2");
        (await server.GetAsync($"{Seat}/cart", server.TokenFor(Guid.NewGuid()))).ShouldBeProblem("unavailable");

        store.Late = false;
    }
}
