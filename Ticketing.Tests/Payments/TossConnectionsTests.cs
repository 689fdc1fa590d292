using Microsoft.Extensions.Options;
using Shouldly;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Silo.Payments;
using Ticketing.Tests.Kit.Clocks;
using Xunit;

namespace Ticketing.Tests.Payments;

/// <summary>
/// The clients here have a clock each and share their connections. A call that ends by its time closes its connection, and whoever waits
/// for one may get it in the same moment: with one clock for both, that one's end would be a matter of luck.
/// </summary>
[Trait("Suite", "Unit")]
public sealed class TossConnectionsTests : TossFixture
{
    [Fact]
    public async Task A_call_beyond_the_connections_waits_for_one_and_no_longer_than_a_call_may_take()
    {
        using var connections = Connections(1);
        var clock = TestClock.New();
        Toss.Next(TossFault.HoldBeforeCharge);
        var holding = Client(connections, Time).ConfirmAsync(Confirm, default);
        await Toss.HeldAsync();

        var waiting = Client(connections, clock).FindByOrderAsync("order-1", default);
        clock.Advance(Settings(1).Timeout);

        (await waiting).ShouldBe(new GatewayLookup.Unknown("No answer within 00:00:10."));
        Toss.Requests.Count.ShouldBe(1);
        var next = Client(connections, Time).FindByOrderAsync("order-1", default);
        Toss.Release();
        (await holding).ShouldBeOfType<GatewayAnswer.Approved>();
        (await next).ShouldBeOfType<GatewayLookup.Found>();
    }

    [Fact]
    public async Task With_a_connection_more_the_same_call_is_answered_at_once()
    {
        using var connections = Connections(2);
        Toss.Next(TossFault.HoldBeforeCharge);
        var holding = Client(connections, Time).ConfirmAsync(Confirm, default);
        await Toss.HeldAsync();

        (await Client(connections, Time).FindByOrderAsync("order-1", default)).ShouldBeOfType<GatewayLookup.Found>();

        holding.IsCompleted.ShouldBeFalse();
        Toss.Release();
        await holding;
    }

    private HttpClient Connections(int count) => new(TossPaymentsServices.NewHandler(Settings(count)));

    private TossPaymentsGateway Client(HttpClient connections, TimeProvider time) => new(connections, Options.Create(Settings(1)), time, Log);

    private TossPaymentsOptions Settings(int connections) =>
        new() { BaseUrl = Toss.BaseUrl, SecretKey = TossStandIn.SecretKey, Connections = connections };
}
