using Microsoft.Extensions.Options;
using Shouldly;
using Ticketing.Grains.Payments;
using Ticketing.Silo.Payments;
using Xunit;

namespace Ticketing.Tests.Payments;

public sealed class TossConnectionsTests : TossFixture
{
    [Fact]
    public async Task A_call_beyond_the_connections_waits_for_one_and_no_longer_than_a_call_may_take()
    {
        var options = new TossPaymentsOptions { BaseUrl = Toss.BaseUrl, SecretKey = TossStandIn.SecretKey, Connections = 1 };
        using var client = new HttpClient(TossPaymentsServices.NewHandler(options));
        var gateway = new TossPaymentsGateway(client, Options.Create(options), Time, Log);
        Toss.Next(TossFault.HoldBeforeCharge);
        var first = gateway.ConfirmAsync(Confirm, default);
        await Toss.HeldAsync();
        var second = gateway.FindByOrderAsync("order-1", default);

        Time.Advance(options.Timeout);

        (await first).ShouldBe(new GatewayAnswer.Unknown("No answer within 00:00:10."));
        (await second).ShouldBe(new GatewayLookup.Unknown("No answer within 00:00:10."));
        Toss.Requests.Count.ShouldBe(1);
    }
}
