using System.Text.Json;
using Ticketing.Tests.Faults.Checks;
using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Forged;

/// <summary>A history written by hand, with times in seconds, to test the checker. Every request takes a tenth of a second.</summary>
internal sealed class ForgedHistory
{
    public const string Performance = "p";
    public static readonly TimeSpan HoldTime = TimeSpan.FromSeconds(30);

    private const double Took = 0.1;
    private const int SeatCount = 10;

    private readonly Stage _stage;

    public ForgedHistory(bool hasRoom = false)
    {
        _stage = new Stage(Performance, HoldTime, hasRoom, ["S-10"], SeatCount);
        History.Stages.Add(_stage);
    }

    public History History { get; } = new();

    /// <summary>The violations that the checker finds, as text.</summary>
    public string[] Violations() => [.. HistoryCheck.Check(History, TimeSpan.Zero).Select(violation => violation.ToString())];

    /// <summary>The wall clock at a second of the run.</summary>
    public DateTimeOffset Wall(double second) => History.Clock.Begin + TimeSpan.FromSeconds(second);

    public ForgedHistory Hold(int client, string hold, double at, params string[] seats) => HoldUntil(client, hold, at, at + 30.05, seats);

    public ForgedHistory HoldUntil(int client, string hold, double at, double until, params string[] seats) =>
        Add(client, RequestKind.Hold, at, 201, HoldText(hold, seats, until), hold, key: hold, body: new { seats });

    public ForgedHistory HoldWithoutAnswer(int client, string hold, double at, params string[] seats) =>
        Add(client, RequestKind.Hold, at, null, "", hold, key: hold, body: new { seats });

    public ForgedHistory HoldRefused(int client, string hold, double at, string[] seats, params string[] taken) =>
        Add(client, RequestKind.Hold, at, 409, Json(new { code = "seats-taken", seats = taken }), hold, key: hold, body: new { seats });

    public ForgedHistory Extend(int client, string hold, double at, double until, params string[] seats) =>
        Add(client, RequestKind.Extend, at, 200, HoldText(hold, seats, until), hold, key: $"x-{hold}");

    public ForgedHistory ExtendWithoutAnswer(int client, string hold, double at) => Add(client, RequestKind.Extend, at, null, "", hold, key: $"x-{hold}");

    public ForgedHistory Release(int client, string hold, double at, int? status = 204) => Add(client, RequestKind.Release, at, status, "", hold);

    public ForgedHistory Order(int client, string hold, double at, params string[] seats) =>
        Add(client, RequestKind.Order, at, 201, OrderText(hold, "pending", seats), hold, key: $"o-{hold}");

    public ForgedHistory Confirm(int client, string hold, double at, int? status, string state, params string[] seats) =>
        Add(client, RequestKind.Confirm, at, status, status is null ? "" : OrderText(hold, state, seats), OrderOf(hold), key: $"c-{hold}");

    public ForgedHistory ConfirmRefused(int client, string hold, double at, string code) =>
        Add(client, RequestKind.Confirm, at, 409, Json(new { code }), OrderOf(hold), key: $"c-{hold}");

    public ForgedHistory Cancel(int client, string hold, double at, int? status, params string[] seats) => Add(
        client, RequestKind.Cancel, at, status, status is null ? "" : OrderText(hold, "cancelled", [], seats.Length), OrderOf(hold), key: $"k-{hold}", body: new { seats });

    public ForgedHistory Cart(int client, double at, params string[] owned) =>
        Add(client, RequestKind.LookAtCart, at, 200, Json(new { holds = Array.Empty<int>(), owned }), "");

    public ForgedHistory CartWith(int client, double at, string hold, double until, params string[] seats) => Add(
        client, RequestKind.LookAtCart, at, 200,
        Json(new { holds = new[] { JsonSerializer.Deserialize<JsonElement>(HoldText(hold, seats, until)) }, owned = Array.Empty<string>() }), "");

    public ForgedHistory Map(double at, params int[] counts) => Add(
        0, RequestKind.LookAtMap, at, 200,
        Json(new { grades = new[] { new { available = counts[0], held = counts[1], sold = counts[2], blocked = counts[3] } } }), "");

    public ForgedHistory Enter(int client, string ticket, double at, int? position) => Add(client, RequestKind.Enter, at, 200, Json(new { position }), ticket);

    public ForgedHistory Poll(int client, string ticket, double at, int? position) => Add(client, RequestKind.Poll, at, 200, Json(new { position }), ticket);

    public ForgedHistory Add(
        int client, RequestKind kind, double at, int? status, string text, string subject, string? key = null, object? body = null, double took = Took)
    {
        var (start, end) = (TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(at + took));
        History.Add(new Operation(client, kind, kind.ToString(), body is null ? null : Json(body), key, Performance, subject, start, end, status, text));
        return this;
    }

    /// <summary>The rows at a time when nothing was under way.</summary>
    public ForgedHistory Rows(double at, ForgedRows rows)
    {
        History.Add(rows.Read(TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(at + Took), Wall));
        return this;
    }

    public static string OrderOf(string hold) => "o" + hold[1..];

    private string HoldText(string hold, string[] seats, double until) =>
        Json(new { holdId = hold, seats = seats.Select(seat => new { seat }), expiresAt = Wall(until), extended = false });

    private static string OrderText(string hold, string status, string[] seats, int refunds = 0) => Json(new
    {
        orderId = OrderOf(hold),
        holdId = hold,
        status,
        amount = 100,
        seats = seats.Select(seat => new { seat }),
        refunds = new int[refunds],
    });

    private static string Json(object value) => JsonSerializer.Serialize(value);
}
