using Shouldly;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Silo.Payments;
using Xunit;
using static Ticketing.Grains.Payments.Gateway.GatewayAnswer;

namespace Ticketing.Tests.Payments;

/// <summary>While Toss Payments gives no answers it is left alone, and asked once now and then.</summary>
[Trait("Suite", "Unit")]
public sealed class TossOutageTests : TossFixture
{
    private const string NotAsked = "Not asked, because the calls before had no answer.";

    [Fact]
    public async Task After_so_many_calls_without_an_answer_nobody_is_asked_and_the_outcome_is_unknown()
    {
        await FailAsync(TossResilience.MinCalls - 1);
        (await AskAsync()).ShouldBeOfType<GatewayLookup.NotFound>();
        await FailAsync(1);
        var asked = Toss.Requests.Count;

        (await Gateway.ConfirmAsync(Confirm, default)).ShouldBe(new Unknown(NotAsked));
        (await Gateway.CancelAsync(Refund, default)).ShouldBe(new Unknown(NotAsked));
        (await AskAsync()).ShouldBe(new GatewayLookup.Unknown(NotAsked));

        Toss.Requests.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task After_the_break_one_call_is_made_alone_and_its_answer_allows_the_others()
    {
        await FailAsync(TossResilience.MinCalls);
        Time.Advance(TossResilience.Break - TimeSpan.FromTicks(1));
        (await AskAsync()).ShouldBe(new GatewayLookup.Unknown(NotAsked));
        Time.Advance(TimeSpan.FromTicks(1));

        Toss.Next(TossFault.HoldBeforeCharge);
        var trial = Gateway.ConfirmAsync(Confirm, default);
        await Toss.HeldAsync();
        (await AskAsync()).ShouldBe(new GatewayLookup.Unknown(NotAsked));
        Toss.Release();

        (await trial).ShouldBeOfType<Approved>();
        (await AskAsync()).ShouldBeOfType<GatewayLookup.NotFound>();
    }

    [Fact]
    public async Task A_trial_without_an_answer_begins_the_next_break()
    {
        await FailAsync(TossResilience.MinCalls);
        Time.Advance(TossResilience.Break);
        await FailAsync(1);

        (await AskAsync()).ShouldBe(new GatewayLookup.Unknown(NotAsked));
        Time.Advance(TossResilience.Break);
        (await AskAsync()).ShouldBeOfType<GatewayLookup.NotFound>();
    }

    [Fact]
    public async Task Refusals_and_payments_that_are_not_decided_yet_are_answers()
    {
        for (var call = 0; call < TossResilience.MinCalls; call++)
        {
            (await Gateway.ConfirmAsync(Confirm with { PaymentKey = "nobody", IdempotencyKey = $"k{call}" }, default)).ShouldBeOfType<Declined>();
            Toss.Next(TossFault.StillProcessing);
            (await Gateway.ConfirmAsync(Confirm, default)).ShouldBeOfType<Unknown>();
        }

        (await Gateway.ConfirmAsync(Confirm, default)).ShouldBeOfType<Approved>();
    }

    [Fact]
    public async Task A_call_that_is_too_slow_counts_as_one_without_an_answer()
    {
        await FailAsync(TossResilience.MinCalls - 1);
        Toss.Next(TossFault.HoldBeforeCharge);
        var slow = AskAsync();
        await Toss.HeldAsync();
        Time.Advance(new TossPaymentsOptions().Timeout);
        (await slow).ShouldBe(new GatewayLookup.Unknown("No answer within 00:00:10."));

        (await AskAsync()).ShouldBe(new GatewayLookup.Unknown(NotAsked));
    }

    private Task<GatewayLookup> AskAsync() => Gateway.FindByOrderAsync("order-2", default);

    private async Task FailAsync(int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            Toss.Next(TossFault.ServerError);
            (await AskAsync()).ShouldBe(new GatewayLookup.Unknown("HTTP 500"));
        }
    }
}
