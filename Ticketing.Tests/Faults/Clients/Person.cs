using System.Text.Json;
using Ticketing.Grains.Ids;
using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Clients;

/// <summary>
/// Somebody with an account. Sends one request after the other, and repeats a request without an answer under its key, as a well-behaved client
/// does. Sometimes this client gives up, and sometimes it repeats a request that was answered.
/// </summary>
internal sealed class Person(int number, Guid user, string token, Traffic traffic, Random random)
{
    /// <summary>How often a request is sent before its sender gives up.</summary>
    public const int MostTries = 40;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(60);

    private int _keys;

    public int Number => number;

    public Random Random => random;

    public Traffic Traffic => traffic;

    /// <summary>The same person, whose requests go to the API process of another person.</summary>
    public Person Through(Person other) => new(other.Number, user, token, traffic, random);

    /// <summary>The same person, whose requests are sent and recorded by another traffic.</summary>
    public Person By(Traffic other) => new(number, user, token, other, random);

    public async Task<Operation> HoldAsync(string performance, string[] seats, string? entry, CancellationToken cancellation, RequestKind kind = RequestKind.Hold)
    {
        var key = NextKey();
        var letter = NewLetter(kind, HttpMethod.Post, $"/v1/performances/{performance}/holds", performance, HoldId(performance, key)) with
        {
            Body = JsonSerializer.Serialize(new { seats }),
            Key = key,
        };
        return await AskAsync(WithEntry(letter, entry), cancellation);
    }

    public Task<Operation> ExtendAsync(string performance, string hold, string? entry, CancellationToken cancellation)
    {
        var letter = NewLetter(RequestKind.Extend, HttpMethod.Post, $"/v1/performances/{performance}/holds/{hold}/extension", performance, hold) with { Key = NextKey() };
        return AskAsync(WithEntry(letter, entry), cancellation);
    }

    public Task<Operation> ReleaseAsync(string performance, string hold, CancellationToken cancellation) =>
        AskAsync(NewLetter(RequestKind.Release, HttpMethod.Delete, $"/v1/performances/{performance}/holds/{hold}", performance, hold), cancellation);

    public Task<Operation> OrderAsync(string performance, string hold, string? entry, CancellationToken cancellation)
    {
        var letter = NewLetter(RequestKind.Order, HttpMethod.Post, "/v1/orders", performance, hold) with
        {
            Body = JsonSerializer.Serialize(new { performanceId = performance, holdId = hold }),
            Key = NextKey(),
        };
        return AskAsync(WithEntry(letter, entry), cancellation);
    }

    /// <summary>Agrees to pay at the sandbox, and confirms the payment.</summary>
    public async Task<Operation> PayAsync(string performance, ToldOrder order, string behaviour, CancellationToken cancellation)
    {
        var consent = NewLetter(RequestKind.Payment, HttpMethod.Post, "/v1/sandbox/payments", performance, "") with
        {
            Body = JsonSerializer.Serialize(new { orderId = order.Order, amount = order.Amount, behaviour }),
        };
        var paid = await AskAsync(consent, cancellation);
        if (!paid.Ok) return paid;
        var confirm = NewLetter(RequestKind.Confirm, HttpMethod.Post, $"/v1/orders/{order.Order}/confirmation", performance, order.Order) with
        {
            Body = JsonSerializer.Serialize(new { amount = order.Amount, paymentKey = paid.Json.GetProperty("paymentKey").GetString() }),
            Key = NextKey(),
        };
        return await AskAsync(confirm, cancellation);
    }

    public Task<Operation> CancelAsync(string performance, string order, string[] seats, CancellationToken cancellation)
    {
        var letter = NewLetter(RequestKind.Cancel, HttpMethod.Post, $"/v1/orders/{order}/cancellations", performance, order) with
        {
            Body = seats.Length == 0 ? "{}" : JsonSerializer.Serialize(new { seats }),
            Key = NextKey(),
        };
        return AskAsync(letter, cancellation);
    }

    public Task<Operation> LookAtOrderAsync(string performance, string order, CancellationToken cancellation) =>
        AskAsync(NewLetter(RequestKind.LookAtOrder, HttpMethod.Get, $"/v1/orders/{order}", performance, order), cancellation);

    public Task<Operation> LookAtCartAsync(string performance, CancellationToken cancellation) =>
        AskAsync(NewLetter(RequestKind.LookAtCart, HttpMethod.Get, $"/v1/performances/{performance}/cart", performance, ""), cancellation);

    public Task<Operation> LookAtMapAsync(string performance, CancellationToken cancellation) =>
        AskAsync(NewLetter(RequestKind.LookAtMap, HttpMethod.Get, $"/v1/performances/{performance}/seat-map", performance, ""), cancellation);

    public Task<Operation> EnterAsync(string performance, CancellationToken cancellation) => AskAsync(
        NewLetter(RequestKind.Enter, HttpMethod.Post, $"/v1/performances/{performance}/queue", performance, "") with
        {
            SubjectOf = entered => entered.Json.GetProperty("ticket").GetString()!,
        },
        cancellation);

    public Task<Operation> PollAsync(string performance, string ticket, CancellationToken cancellation) =>
        AskAsync(NewLetter(RequestKind.Poll, HttpMethod.Get, $"/v1/performances/{performance}/queue", performance, ticket) with { Headers = [("Queue-Ticket", ticket)] }, cancellation);

    public Task<Operation> LeaveAsync(string performance, string ticket, CancellationToken cancellation) =>
        AskAsync(NewLetter(RequestKind.Leave, HttpMethod.Delete, $"/v1/performances/{performance}/queue", performance, ticket) with { Headers = [("Queue-Ticket", ticket)] }, cancellation);

    /// <summary>Tries once to hold a seat, also while the traffic is closed, and releases it.</summary>
    public async Task<Operation> ProbeAsync(string performance, string[] seats)
    {
        var key = NextKey();
        var held = await traffic.SendAsync(NewLetter(RequestKind.Hold, HttpMethod.Post, $"/v1/performances/{performance}/holds", performance, HoldId(performance, key)) with
        {
            Body = JsonSerializer.Serialize(new { seats = new[] { seats[random.Next(seats.Length)] } }),
            Key = key,
        });
        if (held.Ok) await traffic.SendAsync(NewLetter(RequestKind.Release, HttpMethod.Delete, $"/v1/performances/{performance}/holds/{held.Subject}", performance, held.Subject));
        return held;
    }

    /// <summary>Reads the map, also while the traffic is closed.</summary>
    public Task<Operation> SeeMapAsync(string performance) =>
        traffic.SendAsync(NewLetter(RequestKind.LookAtMap, HttpMethod.Get, $"/v1/performances/{performance}/seat-map", performance, ""));

    /// <summary>The id that a hold under this key will have, to recognise the hold of a request without an answer.</summary>
    private string HoldId(string performance, string key) => DerivedId.Of("h", user, performance, new RequestKey(key, ""));

    private string NextKey() => $"{number}-{_keys++}";

    private Letter NewLetter(RequestKind kind, HttpMethod method, string path, string performance, string subject) =>
        new(number, token, kind, method, path, performance, subject);

    private static Letter WithEntry(Letter letter, string? entry) => entry is null ? letter : letter with { Headers = [("Entry-Token", entry)] };

    private async Task<Operation> AskAsync(Letter letter, CancellationToken cancellation)
    {
        await Task.Delay(random.NextDouble() * LongestPause, cancellation);
        var answer = await traffic.SendAsync(letter, cancellation);
        for (var tries = 1; tries < MostTries && (answer.Outcome == OperationOutcome.Unknown || answer.Code is "request-running" or "unavailable"); tries++)
        {
            if (random.NextDouble() < 0.02) return answer;
            await Task.Delay(LongestPause * (0.5 + random.NextDouble()), cancellation);
            answer = await traffic.SendAsync(letter, cancellation);
        }

        if (letter.Key is not null && random.NextDouble() < 0.05) await traffic.SendAsync(letter, cancellation);
        return answer;
    }
}
