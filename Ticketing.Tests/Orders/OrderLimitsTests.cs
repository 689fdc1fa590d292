using Ticketing.Grains.Performances;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Orders;

/// <summary>The limits on the values in requests about orders.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class OrderLimitsTests(AppServer app) : IClassFixture<AppServer>
{
    private static readonly string s_order = "/v1/orders/o" + new string('a', 20);

    [Fact]
    public async Task A_payment_key_has_at_most_200_characters()
    {
        // The order is looked up only when the request is valid, so not-found shows that the limits are kept.
        (await PostAsync("confirmation", new { amount = 1, paymentKey = new string('k', 200) })).ShouldBeProblem("not-found");
        (await PostAsync("confirmation", new { amount = 1, paymentKey = new string('k', 201) })).ShouldBeProblem("validation-failed");
    }

    [Fact]
    public async Task A_cancellation_names_at_most_as_many_seats_as_an_order_can_have()
    {
        (await PostAsync("cancellations", new { seats = Enumerable.Repeat("A-1", PerformanceLimits.MaxSeatLimit) })).ShouldBeProblem("not-found");
        (await PostAsync("cancellations", new { seats = Enumerable.Repeat("A-1", PerformanceLimits.MaxSeatLimit + 1) })).ShouldBeProblem("validation-failed");
    }

    private Task<JsonAnswer> PostAsync(string step, object body) => app.Server.PostAsync(
        $"{s_order}/{step}", body, app.Server.TokenFor(Guid.NewGuid()), ("Idempotency-Key", Guid.NewGuid().ToString()));
}
