using System.Text.Json;

namespace Ticketing.Tests.Faults;

/// <summary>A hold that was answered.</summary>
internal sealed record HoldFacts(string HoldId, string[] Seats, DateTimeOffset ExpiresAt);

/// <summary>An order that was answered.</summary>
/// <param name="OrderId">Its id.</param>
/// <param name="HoldId">The hold it was made from.</param>
/// <param name="Amount">In won.</param>
/// <param name="LastStatus">What the last answer about it said.</param>
/// <param name="Seats">The seats the last answer named.</param>
/// <param name="Uncertain">What was asked since and not answered.</param>
internal sealed record OrderFacts(string OrderId, string HoldId, long Amount, string LastStatus, string[] Seats, SentKind[] Uncertain);

/// <summary>What follows from a buyer's book: what this person may rely on.</summary>
internal sealed class BuyerFacts(IReadOnlyList<Sent> book)
{
    private readonly HashSet<string> _touched =
        [.. book.Where(sent => sent.Kind is SentKind.Release || (sent.Kind is SentKind.Order && sent.Answer?.Ok != false)).Select(sent => sent.Subject)];

    /// <summary>Every hold that was ever answered, by id.</summary>
    public IReadOnlyDictionary<string, HoldFacts> Holds { get; } = book
        .Where(sent => sent is { Kind: SentKind.Hold, Answer.Ok: true })
        .Select(sent => HoldOf(sent.Answer!.Json))
        .DistinctBy(hold => hold.HoldId)
        .ToDictionary(hold => hold.HoldId, StringComparer.Ordinal);

    /// <summary>Answered holds of which nobody asked anything since.</summary>
    public IEnumerable<HoldFacts> OpenHolds => Holds.Values.Where(hold => !_touched.Contains(hold.HoldId));

    /// <summary>Holds whose release was answered.</summary>
    public IEnumerable<string> Released => book.Where(sent => sent is { Kind: SentKind.Release, Answer.Ok: true }).Select(sent => sent.Subject);

    /// <summary>Every order that was ever answered.</summary>
    public IEnumerable<OrderFacts> Orders => book.Where(sent => sent is { Kind: SentKind.Order, Answer.Ok: true }).Select(OrderOf);

    private OrderFacts OrderOf(Sent created)
    {
        var orderId = created.Answer!.String("orderId");
        var about = book.Where(sent => sent.Kind is SentKind.Confirm or SentKind.Cancel && sent.Subject == orderId).ToArray();
        var last = about.LastOrDefault(sent => sent.Answer is { Ok: true })?.Answer ?? created.Answer;
        var uncertain = about.Where(sent => sent.Answer is null).Select(sent => sent.Kind).ToArray();
        return new OrderFacts(orderId, created.Subject, created.Answer.Json.GetProperty("amount").GetInt64(), last.String("status"), SeatsOf(last.Json), uncertain);
    }

    private static HoldFacts HoldOf(JsonElement hold) =>
        new(hold.GetProperty("holdId").GetString()!, SeatsOf(hold), hold.GetProperty("expiresAt").GetDateTimeOffset());

    /// <summary>The ids of the seats in a hold or an order.</summary>
    public static string[] SeatsOf(JsonElement of) => [.. of.GetProperty("seats").EnumerateArray().Select(seat => seat.GetProperty("seat").GetString()!)];
}
