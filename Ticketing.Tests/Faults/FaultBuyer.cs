using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Ticketing.Tests.Faults;

/// <summary>
/// A buyer who does one thing after the other and writes down everything that was asked and answered. The book is all the checker goes by:
/// it is what this person was told.
/// </summary>
internal sealed class FaultBuyer(int number, string token, string performance, Random random)
{
    private const int BoxSeats = 160;
    private static readonly string[] Behaviours =
        ["approve", "approve", "approve", "approve", "decline", "timeout-before-charge", "timeout-after-charge", "timeout-after-charge", "callback-twice", "delay:40"];

    private readonly List<Sent> _book = [];
    private int _keys;

    public int Number => number;

    /// <summary>Everything sent, in order; the next request goes out only when this one was answered or the process was killed.</summary>
    public IReadOnlyList<Sent> Book => _book;

    /// <summary>Goes on buying until a request gets no answer.</summary>
    public async Task BuyUntilKilledAsync(HttpClient http, Action sending)
    {
        var answered = true;
        while (answered)
        {
            sending();
            answered = await StepAsync(http);
        }
    }

    /// <summary>Holds one seat that nobody else asks for.</summary>
    /// <returns>The hold's id; null when the buyer has too many seats.</returns>
    public async Task<string?> HoldOneMoreAsync(HttpClient http)
    {
        await Do(http, SentKind.Hold, HttpMethod.Post, $"/v1/performances/{performance}/holds", new { seats = new[] { $"S-1-{BoxSeats + 1 + number}" } }, "");
        return _book[^1].Answer is { Ok: true } hold ? hold.String("holdId") : null;
    }

    /// <summary>Sends a request, again or for the first time.</summary>
    /// <returns>The answer; null when the process died first.</returns>
    public async Task<Answer?> SendAsync(HttpClient http, Sent sent)
    {
        using var request = new HttpRequestMessage(sent.Method, sent.Path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (sent.Key is not null) request.Headers.Add("Idempotency-Key", sent.Key);
        if (sent.Body is not null) request.Content = new StringContent(sent.Body, Encoding.UTF8, "application/json");
        try
        {
            using var response = await http.SendAsync(request);
            return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            return null;
        }
    }

    private Task<bool> StepAsync(HttpClient http)
    {
        var facts = new BuyerFacts(_book);
        var dice = random.NextDouble();
        if (facts.OpenHolds.FirstOrDefault() is { } hold)
            return dice < 0.15 ? Do(http, SentKind.Release, HttpMethod.Delete, $"/v1/performances/{performance}/holds/{hold.HoldId}", null, hold.HoldId)
                : dice < 0.85 ? Do(http, SentKind.Order, HttpMethod.Post, "/v1/orders", new { performanceId = performance, holdId = hold.HoldId }, hold.HoldId)
                : HoldAsync(http);
        if (facts.Orders.LastOrDefault(order => order.LastStatus == "pending") is { } pending)
            return dice < 0.08 ? CancelAsync(http, pending.OrderId, []) : PayAsync(http, pending);
        if (dice < 0.2 && facts.Orders.LastOrDefault(order => order.LastStatus == "paid") is { } paid)
            return CancelAsync(http, paid.OrderId, random.Next(2) == 0 ? [] : [paid.Seats[0]]);
        return HoldAsync(http);
    }

    private Task<bool> HoldAsync(HttpClient http)
    {
        var seats = Enumerable.Range(0, random.Next(3) == 0 ? random.Next(2, 5) : 1).Select(_ => $"S-1-{random.Next(BoxSeats) + 1}").Distinct().ToArray();
        return Do(http, SentKind.Hold, HttpMethod.Post, $"/v1/performances/{performance}/holds", new { seats }, "");
    }

    private async Task<bool> PayAsync(HttpClient http, OrderFacts order)
    {
        var behaviour = Behaviours[random.Next(Behaviours.Length)];
        if (!await Do(http, SentKind.Payment, HttpMethod.Post, "/v1/sandbox/payments", new { orderId = order.OrderId, amount = order.Amount, behaviour }, order.OrderId)) return false;
        if (_book[^1].Answer is not { Ok: true } payment) return true;
        return await Do(
            http, SentKind.Confirm, HttpMethod.Post, $"/v1/orders/{order.OrderId}/confirmation", new { amount = order.Amount, paymentKey = payment.String("paymentKey") }, order.OrderId);
    }

    private Task<bool> CancelAsync(HttpClient http, string orderId, string[] seats) => Do(
        http, SentKind.Cancel, HttpMethod.Post, $"/v1/orders/{orderId}/cancellations", seats.Length == 0 ? new { } : new { seats }, orderId);

    private async Task<bool> Do(HttpClient http, SentKind kind, HttpMethod method, string path, object? body, string subject)
    {
        var sent = new Sent(kind, method, path, body is null ? null : JsonSerializer.Serialize(body), $"{number}-{_keys++}", subject);
        _book.Add(sent);
        sent.Answer = await SendAsync(http, sent);
        return sent.Answer is not null;
    }
}
