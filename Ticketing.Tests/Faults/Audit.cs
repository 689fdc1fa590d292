namespace Ticketing.Tests.Faults;

/// <summary>Goes through everybody's book after a restart.</summary>
internal static class Audit
{
    private const string OrderState = "order-state";

    /// <summary>What buyers were told and is not so.</summary>
    public static async Task<List<string>> LookAsync(FaultWorld world)
    {
        var sights = await Task.WhenAll(world.Buyers.Select(buyer => BuyerSight.LookAsync(world.Http, buyer, world.Performance)));
        var now = DateTimeOffset.UtcNow;
        return
        [
            .. world.Buyers.Zip(sights).SelectMany(pair => PromiseChecker.Violations(pair.First.Number, pair.First.Book, pair.Second, now)),
            .. PromiseChecker.SeatsTwice(sights),
        ];
    }

    /// <summary>
    /// Sends requests again. An answered one must get the same answer; an unanswered one gets one now, which goes into the book and must
    /// come again too. Refusals and 202 are of the moment: a repeat may fare better, so they are left alone.
    /// </summary>
    /// <param name="world">The world.</param>
    /// <param name="from">For each buyer, which request to begin with.</param>
    public static async Task<List<string>> RepeatAsync(FaultWorld world, IReadOnlyList<int> from) =>
        [.. (await Task.WhenAll(world.Buyers.Zip(from, (buyer, first) => RepeatAsync(world.Http, buyer, first)))).SelectMany(found => found)];

    private static async Task<List<string>> RepeatAsync(HttpClient http, FaultBuyer buyer, int first)
    {
        var violations = new List<string>();
        foreach (var sent in buyer.Book.Skip(first).Where(sent => sent.Kind != SentKind.Payment))
        {
            sent.Answer ??= await buyer.SendAsync(http, sent);
            if (IsFinal(sent) && await buyer.SendAsync(http, sent) is var again && again != sent.Answer)
                violations.Add($"buyer {buyer.Number}: {sent}, and repeated {again}");
            if (sent is { Kind: SentKind.Confirm, Answer.Status: 409 } && sent.Answer.Text.Contains(OrderState, StringComparison.Ordinal))
                violations.Add($"buyer {buyer.Number}: the payment may be taken and its confirmation is refused: {sent}");
        }

        return violations;
    }

    private static bool IsFinal(Sent sent) => sent.Answer is { Status: 200 or 201 or 204 };
}
