namespace Ticketing.Tests.Faults;

/// <summary>Goes through everybody's book after a restart.</summary>
internal static class Audit
{
    private const string OrderState = "order-state";

    /// <summary>What buyers were told and is not so.</summary>
    public static async Task<List<string>> LookAsync(FaultWorld world)
    {
        var sights = new List<BuyerSight>();
        var violations = new List<string>();
        foreach (var buyer in world.Buyers)
        {
            var sight = await BuyerSight.LookAsync(world.Http, buyer, world.Performance);
            sights.Add(sight);
            violations.AddRange(PromiseChecker.Violations(buyer.Number, buyer.Book, sight, DateTimeOffset.UtcNow));
        }

        violations.AddRange(PromiseChecker.SeatsTwice(sights));
        return violations;
    }

    /// <summary>
    /// Sends requests again. An answered one must get the same answer; an unanswered one gets one now, which goes into the book and must
    /// come again too. Refusals and 202 are of the moment: a repeat may fare better, so they are left alone.
    /// </summary>
    /// <param name="world">The world.</param>
    /// <param name="from">For each buyer, which request to begin with.</param>
    public static async Task<List<string>> RepeatAsync(FaultWorld world, IReadOnlyList<int> from)
    {
        var violations = new List<string>();
        foreach (var (buyer, first) in world.Buyers.Zip(from))
        {
            foreach (var sent in buyer.Book.Skip(first).Where(sent => sent.Kind != SentKind.Payment))
            {
                sent.Answer ??= await buyer.SendAsync(world.Http, sent);
                if (IsFinal(sent) && await buyer.SendAsync(world.Http, sent) is var again && again != sent.Answer)
                    violations.Add($"buyer {buyer.Number}: {sent}, and repeated {again}");
                if (sent is { Kind: SentKind.Confirm, Answer.Status: 409 } && sent.Answer.Text.Contains(OrderState, StringComparison.Ordinal))
                    violations.Add($"buyer {buyer.Number}: the payment may be taken and its confirmation is refused: {sent}");
            }
        }

        return violations;
    }

    private static bool IsFinal(Sent sent) => sent.Answer is { Status: 200 or 201 or 204 };
}
