using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Ticketing.Tests.Payments;

/// <summary>The payments of the stand-in and the rules Toss Payments documents for them.</summary>
internal sealed class TossStandInBooks
{
    private readonly ConcurrentDictionary<string, JsonObject> _payments = new();
    private int _transactions;

    public void Pays(string paymentKey, string orderId, long amount) => _payments[paymentKey] = new JsonObject
    {
        ["mId"] = "stand-in",
        ["version"] = "2022-11-16",
        ["paymentKey"] = paymentKey,
        ["orderId"] = orderId,
        ["orderName"] = "봄의 제전 R석 2매",
        ["status"] = "IN_PROGRESS",
        ["currency"] = "KRW",
        ["totalAmount"] = amount,
        ["balanceAmount"] = amount,
        ["requestedAt"] = "2026-11-20T20:00:00+09:00",
        ["approvedAt"] = null,
        ["cancels"] = null,
    };

    public JsonObject? Find(string paymentKey) => _payments.GetValueOrDefault(paymentKey);

    public static JsonObject Error(string code, string message) => new() { ["code"] = code, ["message"] = message };

    public (int Status, JsonObject Body) Get(string path)
    {
        var parts = path.Split('/');
        var found = parts is ["", "v1", "payments", "orders", var order]
            ? _payments.Values.FirstOrDefault(payment => (string?)payment["orderId"] == order)
            : parts is ["", "v1", "payments", var key] ? Find(key) : null;
        return found is null ? NotFound() : (200, found);
    }

    public (int Status, JsonObject Body) Post(string path, JsonObject body) => path.Split('/') switch
    {
        ["", "v1", "payments", "confirm"] => Find((string)body["paymentKey"]!) is { } payment ? Confirm(payment, body) : NotFound(),
        ["", "v1", "payments", var key, "cancel"] => Find(key) is { } payment ? Cancel(payment, body) : NotFound(),
        _ => NotFound(),
    };

    private static (int, JsonObject) Confirm(JsonObject payment, JsonObject body)
    {
        if ((string?)payment["orderId"] != (string?)body["orderId"] || (long)payment["totalAmount"]! != (long)body["amount"]!)
            return (400, Error("INVALID_REQUEST", "잘못된 요청입니다."));
        if ((string?)payment["status"] != "IN_PROGRESS")
            return (400, Error("ALREADY_PROCESSED_PAYMENT", "이미 처리된 결제 입니다."));
        payment["status"] = "DONE";
        payment["approvedAt"] = "2026-11-20T20:01:02+09:00";
        return (200, payment);
    }

    private (int, JsonObject) Cancel(JsonObject payment, JsonObject body)
    {
        var balance = (long)payment["balanceAmount"]!;
        var amount = (long)body["cancelAmount"]!;
        if ((string?)payment["status"] == "CANCELED") return (400, Error("ALREADY_CANCELED_PAYMENT", "이미 취소된 결제 입니다."));
        if ((string?)payment["status"] is not ("DONE" or "PARTIAL_CANCELED")) return (403, Error("NOT_CANCELABLE_PAYMENT", "취소 할 수 없는 결제 입니다."));
        if (amount > balance) return (403, Error("NOT_CANCELABLE_AMOUNT", "취소 할 수 없는 금액 입니다."));
        payment["balanceAmount"] = balance - amount;
        payment["status"] = amount == balance ? "CANCELED" : "PARTIAL_CANCELED";
        var cancels = payment["cancels"]?.AsArray() ?? [];
        payment["cancels"] ??= cancels;
        cancels.Add(new JsonObject
        {
            ["cancelAmount"] = amount,
            ["cancelReason"] = (string?)body["cancelReason"],
            ["canceledAt"] = "2026-11-21T09:00:00+09:00",
            ["transactionKey"] = $"transaction-{Interlocked.Increment(ref _transactions)}",
            ["cancelStatus"] = "DONE",
        });
        return (200, payment);
    }

    private static (int, JsonObject) NotFound() => (404, Error("NOT_FOUND_PAYMENT", "존재하지 않는 결제 정보 입니다."));
}
