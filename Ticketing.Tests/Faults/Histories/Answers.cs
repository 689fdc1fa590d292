using System.Text.Json;

namespace Ticketing.Tests.Faults.Histories;

/// <summary>A hold as an answer showed it.</summary>
internal sealed record ToldHold(string Hold, string[] Seats, DateTimeOffset ExpiresAt);

/// <summary>An order as an answer showed it.</summary>
internal sealed record ToldOrder(string Order, string Hold, string Status, long Amount, string[] Seats);

/// <summary>Reads holds, orders and seats from answers.</summary>
internal static class Answers
{
    public static ToldHold ToHold(this JsonElement hold) =>
        new(hold.GetProperty("holdId").GetString()!, SeatsOf(hold), hold.GetProperty("expiresAt").GetDateTimeOffset());

    public static ToldOrder ToOrder(this JsonElement order) => new(
        order.GetProperty("orderId").GetString()!,
        order.GetProperty("holdId").GetString()!,
        order.GetProperty("status").GetString()!,
        order.GetProperty("amount").GetInt64(),
        SeatsOf(order));

    /// <summary>The seats that a request's body names; empty when it names none.</summary>
    public static string[] NamedSeats(this Operation operation) =>
        operation.Body is { } body && JsonSerializer.Deserialize<JsonElement>(body).TryGetProperty("seats", out var seats) ? Texts(seats) : [];

    /// <summary>The seats that a refusal names.</summary>
    public static string[] RefusedSeats(this Operation operation) => operation.Json.TryGetProperty("seats", out var seats) ? Texts(seats) : [];

    /// <summary>The holds of a cart.</summary>
    public static ToldHold[] CartHolds(this Operation operation) => [.. operation.Json.GetProperty("holds").EnumerateArray().Select(ToHold)];

    /// <summary>The seats that a cart owns.</summary>
    public static string[] CartOwned(this Operation operation) => Texts(operation.Json.GetProperty("owned"));

    private static string[] SeatsOf(JsonElement of) => [.. of.GetProperty("seats").EnumerateArray().Select(seat => seat.GetProperty("seat").GetString()!)];

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(text => text.GetString()!)];
}
