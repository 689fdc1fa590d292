using System.Globalization;

namespace Ticketing.Bench.Stage;

/// <summary>One purchase during preparation, where speed does not matter.</summary>
internal static class Purchase
{
    /// <summary>Buys a seat, with all steps from hold to confirmed payment.</summary>
    public static async Task BuyAsync(AdminApi api, string token, string performance, string seat)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"setup-{seat}");
        var hold = await api.SendAsync(HttpMethod.Post, $"/v1/performances/{performance}/holds", new { seats = new[] { seat } }, token, key + "-h");
        var order = await api.SendAsync(
            HttpMethod.Post, "/v1/orders", new { performanceId = performance, holdId = hold.GetProperty("holdId").GetString() }, token, key + "-o");
        var (orderId, amount) = (order.GetProperty("orderId").GetString(), order.GetProperty("amount").GetInt64());
        var payment = await api.SendAsync(HttpMethod.Post, "/v1/sandbox/payments", new { orderId, amount }, token);
        var confirmed = await api.SendAsync(
            HttpMethod.Post, $"/v1/orders/{orderId}/confirmation", new { amount, paymentKey = payment.GetProperty("paymentKey").GetString() }, token, key + "-c");
        if (confirmed.GetProperty("status").GetString() != "paid") throw new InvalidOperationException($"The purchase ended as {confirmed}.");
    }
}
