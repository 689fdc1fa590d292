using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Messaging;
using Shouldly;
using Ticketing.Api.Process;
using Xunit;

namespace Ticketing.Tests.Cluster;

/// <summary>The gateways of its cluster that an API process knows.</summary>
[Trait("Suite", "Unit")]
public sealed class KnownGatewaysTests
{
    private static readonly Uri One = new("gwy.tcp://127.0.0.1:30001/1");
    private static readonly Uri Two = new("gwy.tcp://127.0.0.1:30002/2");

    [Fact]
    public async Task An_empty_list_leaves_those_that_were_known_and_a_new_one_takes_their_place()
    {
        var list = new List();
        var gateways = new KnownGateways(list, NullLogger<KnownGateways>.Instance);
        (await gateways.GetGateways()).ShouldBeEmpty();

        list.Now = [One];
        (await gateways.GetGateways()).ShouldBe([One]);
        list.Now = [];
        (await gateways.GetGateways()).ShouldBe([One]);
        (await gateways.GetGateways()).ShouldBe([One]);
        list.Now = [Two];
        (await gateways.GetGateways()).ShouldBe([Two]);
    }

    private sealed class List : IGatewayListProvider
    {
        public IList<Uri> Now { get; set; } = [];

        public TimeSpan MaxStaleness => TimeSpan.Zero;

        [Obsolete("Orleans no longer asks for it.")]
        public bool IsUpdatable => true;

        public Task InitializeGatewayListProvider() => Task.CompletedTask;

        public Task<IList<Uri>> GetGateways() => Task.FromResult(Now);
    }
}
