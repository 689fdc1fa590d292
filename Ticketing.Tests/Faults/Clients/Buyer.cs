using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Clients;

/// <summary>Buys in one performance again and again: holds, changes of mind, orders, payments, returns.</summary>
internal sealed class Buyer(Person person, Stage stage, string[] seats)
{
    private const int MostSeats = 4;
    private static readonly string[] Behaviours =
        ["approve", "approve", "approve", "approve", "decline", "timeout-before-charge", "timeout-after-charge", "callback-twice", "delay:40"];

    private readonly List<ToldOrder> _paid = [];
    private readonly Random _random = person.Random;

    /// <summary>Buys until it is cancelled.</summary>
    /// <param name="others">Entries that others got; this buyer tries to use them too.</param>
    /// <param name="cancellation">Ends the buying.</param>
    public async Task BuyAsync(Entries others, CancellationToken cancellation)
    {
        var queue = stage.HasRoom ? new QueueVisit(person, stage, others) : null;
        while (!cancellation.IsCancellationRequested)
        {
            var entry = queue is null ? null : await queue.EntryAsync(cancellation);
            if (queue is not null && entry is null) continue;
            var last = await VisitAsync(entry, cancellation);
            if (last.Code.StartsWith("entry-", StringComparison.Ordinal)) queue?.EnterAgain();
        }
    }

    private async Task<Operation> VisitAsync(string? entry, CancellationToken cancellation)
    {
        var held = await person.HoldAsync(stage.Performance, PickSeats(), entry, cancellation);
        if (held.Code == "seat-limit") await GiveBackAsync(cancellation);
        if (!held.Ok) return held;
        var hold = held.Subject;
        var dice = _random.NextDouble();
        if (dice < 0.25) await LookAroundAsync(cancellation);
        if (dice is > 0.15 and < 0.3) await person.ExtendAsync(stage.Performance, hold, entry, cancellation);
        if (dice > 0.85) await person.ReleaseAsync(stage.Performance, hold, cancellation);
        if (dice is > 0.8 and < 0.9) return held;

        var ordered = await person.OrderAsync(stage.Performance, hold, entry, cancellation);
        if (ordered.Ok) await SettleAsync(ordered.Json.ToOrder(), cancellation);
        return ordered;
    }

    private async Task SettleAsync(ToldOrder order, CancellationToken cancellation)
    {
        if (_random.NextDouble() < 0.08)
        {
            await person.CancelAsync(stage.Performance, order.Order, [], cancellation);
            return;
        }

        var behaviour = person.Traffic.PaymentsTimeOut ? "timeout-after-charge" : Behaviours[_random.Next(Behaviours.Length)];
        var answer = await person.PayAsync(stage.Performance, order, behaviour, cancellation);
        if (!answer.Ok || _random.NextDouble() < 0.3) answer = await person.LookAtOrderAsync(stage.Performance, order.Order, cancellation);
        if (!answer.Ok || answer.Json.ToOrder() is not { Status: "paid" } paid) return;
        _paid.Add(paid);
        if (_random.NextDouble() < 0.3) await GiveBackAsync(cancellation);
    }

    private async Task GiveBackAsync(CancellationToken cancellation)
    {
        if (_paid.Count == 0) return;
        var order = _paid[_random.Next(_paid.Count)];
        _paid.Remove(order);
        await person.CancelAsync(stage.Performance, order.Order, _random.Next(2) == 0 ? [] : [order.Seats[0]], cancellation);
    }

    private async Task LookAroundAsync(CancellationToken cancellation)
    {
        await person.LookAtCartAsync(stage.Performance, cancellation);
        if (_random.Next(5) == 0) await person.LookAtMapAsync(stage.Performance, cancellation);
    }

    private string[] PickSeats() =>
        [.. Enumerable.Range(0, _random.Next(3) == 0 ? _random.Next(2, MostSeats + 1) : 1).Select(_ => seats[_random.Next(seats.Length)]).Distinct()];
}
