using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Ticketing.Grains.Seats;
using Xunit;

namespace Ticketing.Tests.Seats;

[Trait("Suite", "Unit")]
public sealed class SeatProperties
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 20, 11, 0, 0, TimeSpan.Zero);

    private sealed record Step(SeatCommand Command, DateTimeOffset Now, SeatRow Before, SeatDecision Decision)
    {
        public SeatRow After => Decision.Next ?? Before;
    }

    [Fact]
    public void A_sold_seat_is_freed_only_by_the_return_of_its_own_order() => Always(step =>
    {
        if (step.Before.Status == SeatStatus.Sold && step.After != step.Before)
            (step.Command.Verb, step.Command.OrderId).ShouldBe((SeatVerb.Return, step.Before.OrderId));
    });

    [Fact]
    public void An_expiry_changes_nothing_but_its_own_hold_whose_time_is_over() => Always(step =>
    {
        if (step.Command.Verb == SeatVerb.Expire && step.After != step.Before)
            (step.Before.Status, step.Before.HoldId, step.Before.Until <= step.Now).ShouldBe((SeatStatus.Held, step.Command.HoldId, true));
    });

    [Fact]
    public void A_release_with_an_old_version_changes_nothing() => Always(step =>
    {
        if (step.Command is { Verb: SeatVerb.Release or SeatVerb.Withdraw, VersionsBack: > 0 }) step.Decision.Next.ShouldBeNull();
    });

    [Fact]
    public void A_running_hold_is_ended_only_by_its_owner() => Always(step =>
    {
        if (step.Before.Status == SeatStatus.Held && step.Before.Until > step.Now && step.After.HoldId != step.Before.HoldId)
            (step.Command.HoldId, step.Command.Verb is SeatVerb.Release or SeatVerb.Withdraw or SeatVerb.Return).ShouldBe((step.Before.HoldId!, true));
    });

    [Fact]
    public void A_seat_has_one_owner_or_none_and_its_columns_agree() => Always(step =>
    {
        var seat = step.After;
        var taken = seat.Status is SeatStatus.Held or SeatStatus.Sold;
        (seat.HoldId is not null, seat.Buyer is not null).ShouldBe((taken, taken));
        (seat.Until is not null).ShouldBe(seat.Status == SeatStatus.Held);
        if (seat.Status == SeatStatus.Sold) seat.OrderId.ShouldBe("o" + seat.HoldId![1..]);
    });

    [Fact]
    public void Every_write_is_the_next_version_and_a_refusal_writes_nothing() => Always(step =>
    {
        if (step.Decision.Next is { } next) next.Version.ShouldBe(step.Before.Version + 1);
        if (step.Decision.Result != SeatResult.Done) step.Decision.Next.ShouldBeNull();
    });

    [Fact]
    public void A_repeat_is_answered_alike_and_writes_nothing() => Always(step =>
    {
        var version = step.Before.Version - step.Command.VersionsBack;
        step.Command.Apply(step.After, step.Now, version).ShouldBe(step.Decision with { Next = null });
    });

    // The model counts the holds by what became of them, and not by the seat's own memory.
    [Fact]
    public void Who_held_the_seat_twice_in_a_row_is_refused_for_five_minutes_and_nobody_else_is()
    {
        (Guid Buyer, int Count, DateTimeOffset LeftAt)? row = null;
        Always(
            step =>
            {
                var (before, verb, written) = (step.Before, step.Command.Verb, step.Decision.Next is not null);
                var known = row;
                if (before is { Status: SeatStatus.Held, Buyer: { } holder, Until: { } until } && !(verb == SeatVerb.Extend && written))
                {
                    var at = until < step.Now ? until : step.Now;
                    known = (holder, row?.Buyer == holder ? row.Value.Count + 1 : 1, at);
                }

                if (verb == SeatVerb.Hold && SeatRules.IsFree(before, step.Now))
                {
                    var mine = known?.Buyer == step.Command.Buyer ? known : null;
                    var end = mine?.LeftAt.AddMinutes(5);
                    var refused = mine?.Count >= 2 && end > step.Now;
                    (step.Decision.Result, step.Decision.CoolsUntil).ShouldBe(refused ? (SeatResult.CoolingDown, end) : (SeatResult.Done, null));
                    if (!refused) row = mine?.Count >= 2 || step.Now - mine?.LeftAt >= TimeSpan.FromMinutes(10) ? null : known;
                    return;
                }

                step.Decision.Result.ShouldNotBe(SeatResult.CoolingDown);
                if (!written || verb is SeatVerb.Extend or SeatVerb.Withdraw) return;
                if (verb == SeatVerb.Sell) row = null;
                else if (before.Status == SeatStatus.Held) row = known;
            },
            () => row = null);
    }

    // A free seat remembers only the last order that gave it up. That is enough: only a sale that is still under way, at most as old as a call's
    // timeout, must find the seat closed to its order.
    [Fact]
    public void An_order_that_gave_up_its_seat_does_not_get_it_while_no_other_order_had_it()
    {
        string? gaveUp = null;
        Always(
            step =>
            {
                if (step.Command.Verb == SeatVerb.Sell && step.Decision.Next is { } sold) (sold.OrderId == gaveUp).ShouldBeFalse();
                var remembers = step.Decision.Next is not null
                    || (step.Before.Status != SeatStatus.Blocked && (step.Before.HoldId is null || step.Before.HoldId == step.Command.HoldId));
                if (step.Command.Verb == SeatVerb.Return && remembers) gaveUp = step.Command.OrderId;
                else if (step.Command.Verb == SeatVerb.Sell && step.Decision.Next is not null) gaveUp = null;
            },
            () => gaveUp = null);
    }

    private static void Always(Action<Step> check, Action? begin = null) =>
        Prop.ForAll(SeatCommand.Sequences, commands =>
        {
            begin?.Invoke();
            var (seat, now) = (SeatRules.Untouched("공연-1", "가-1"), s_start);
            foreach (var command in commands)
            {
                now = now.AddMinutes(command.Minutes);
                var step = new Step(command, now, seat, command.Apply(seat, now));
                check(step);
                seat = step.After;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(60));
}
