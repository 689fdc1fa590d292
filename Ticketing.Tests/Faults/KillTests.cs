using System.Globalization;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Faults;

/// <summary>
/// Promise 4 and what hangs on it (1, 3, 5, 6), against a silo in a process of its own that is ended by SIGKILL under load.
/// The instants are drawn from a seed, which is printed; <c>TICKETING_FAULT_SEED</c> sets it. The threads' timing is not replayed by it.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Buyers = 20;
    private const int Cycles = 3;

    private readonly int _seed =
        int.TryParse(Environment.GetEnvironmentVariable("TICKETING_FAULT_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Environment.TickCount;

    [Fact]
    public async Task What_was_answered_survives_a_kill_at_any_instant()
    {
        output.WriteLine($"TICKETING_FAULT_SEED={_seed}");
        var random = new Random(_seed);
        await using var world = await FaultWorld.StartAsync(Buyers, _seed);
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            var begin = world.Buyers.Select(buyer => buyer.Book.Count).ToArray();
            await world.BuyAndKillAsync(random.Next(150, 700));
            Report(world, cycle);
            await world.RestartAsync();
            await ShouldBeKept(world, begin, $"TICKETING_FAULT_SEED={_seed}, kill {cycle + 1}");
        }
    }

    [Fact]
    public async Task The_checker_sees_every_kind_of_answered_effect_that_is_missing()
    {
        await using var world = await FaultWorld.StartAsync(Buyers, _seed);
        await world.BuyAndKillAsync(400);
        await world.RestartAsync();
        await ShouldBeKept(world, new int[Buyers], $"seed {_seed}");

        var (hold, order, ticket, answer) = await PickVictimsAsync(world);
        world.Kill();
        world.Sql($"""
            DELETE FROM seats WHERE hold_id = '{hold}';
            DELETE FROM orders WHERE order_id = '{order}';
            UPDATE seats SET status = 0, buyer = NULL, hold_id = NULL WHERE order_id = '{ticket}';
            DELETE FROM tickets WHERE order_id = '{ticket}';
            UPDATE idempotency SET answer = replace(answer, '"extended":false', '"extended":true') WHERE idempotency_key = '{answer}';
            """);
        await world.RestartAsync();

        var seen = await Audit.LookAsync(world);
        seen.ShouldContain(violation => violation.Contains($"hold {hold}") && violation.Contains("is gone"));
        seen.ShouldContain(violation => violation.Contains($"order {order} is gone"));
        seen.ShouldContain(violation => violation.Contains($"order {ticket} is paid with tickets for []"));
        world.Query(MoneyChecker.Unbalanced).ShouldContain(violation => violation.Contains(ticket));
        (await Audit.RepeatAsync(world, new int[Buyers])).ShouldContain(violation => violation.Contains($"(key {answer})"));
    }

    private static async Task ShouldBeKept(FaultWorld world, IReadOnlyList<int> begin, string when)
    {
        (await Audit.LookAsync(world)).ShouldBeEmpty($"{when}, right after the restart");
        (await Audit.RepeatAsync(world, begin)).ShouldBeEmpty($"{when}, requests repeated");
        await FaultWorld.WaitUntilNoneAsync(() => world.Query(MoneyChecker.Unsettled));
        (await Audit.LookAsync(world)).ShouldBeEmpty($"{when}, when everything is settled");
        world.Query(MoneyChecker.Unbalanced).ShouldBeEmpty(when);
        world.Query(MoneyChecker.Unpaired).ShouldBeEmpty(when);
    }

    private static async Task<(string Hold, string Order, string Ticket, string Answer)> PickVictimsAsync(FaultWorld world)
    {
        string? hold = null;
        for (var i = 0; hold is null; i++) hold = await world.Buyers[i].HoldOneMoreAsync(world.Http);

        var orders = world.Buyers.SelectMany(buyer => new BuyerFacts(buyer.Book).Orders).ToArray();
        var ticket = orders.First(order => order.LastStatus == "paid").OrderId;
        var order = orders.First(order => order.LastStatus == "cancelled").OrderId;
        var answer = world.Buyers.SelectMany(buyer => buyer.Book).First(sent => sent is { Kind: SentKind.Hold, Answer.Status: 201 }).Key!;
        return (hold, order, ticket, answer);
    }

    private void Report(FaultWorld world, int cycle)
    {
        var all = world.Buyers.SelectMany(buyer => buyer.Book).ToArray();
        output.WriteLine(
            $"kill {cycle + 1}: {all.Length} requests so far, {all.Count(sent => sent.Answer is null)} of them unanswered at this kill; "
            + string.Join(", ", all.Where(sent => sent.Answer is { Ok: true }).GroupBy(sent => sent.Kind).Select(group => $"{group.Count()} × {group.Key}")));
    }
}
