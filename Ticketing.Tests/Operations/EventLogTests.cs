using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Operations;

/// <summary>Exactly one line for every order, payment and cancellation, in the trace of its request, about nobody.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class EventLogTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319d";

    [Fact]
    public async Task A_sale_that_is_cancelled_leaves_three_lines_whatever_is_repeated()
    {
        using var log = new KeptEvents();
        await using var server = await ApiServer.StartAsync(
            new Dictionary<string, string?> { ["Operations:JsonLogs"] = "true" }, services => services.AddSingleton<ILoggerProvider>(log));
        await server.PutOnSaleAsync();
        var buyer = await server.SignUpAsync();
        var order = (await TwiceAsync(server, buyer, "/v1/orders", new { performanceId = SaleServer.Performance, holdId = (await new ApiBuyer(server, buyer.Token).HoldAsync("1층-1-1")).String("holdId") }))["orderId"].GetString();
        var payment = await server.PostAsync("/v1/sandbox/payments", new { orderId = order, amount = 150_000 }, buyer.Token);
        await TwiceAsync(server, buyer, $"/v1/orders/{order}/confirmation", new { paymentKey = payment.String("paymentKey"), amount = 150_000 });
        await TwiceAsync(server, buyer, $"/v1/orders/{order}/cancellations", new { });

        log.Lines.Select(line => line.Text).ShouldBe(
        [
            $"Order {order} of {SaleServer.Performance}, 150000 won for 1 seats: created",
            $"Payment of order {order} of {SaleServer.Performance}, 150000 won: paid",
            $"Cancellation in order {order} of {SaleServer.Performance}, 150000 won back, fee 0 won: cancelled",
        ]);
        log.Lines.ShouldAllBe(line => line.Trace == TraceId);
        foreach (var secret in new[] { buyer.User.ToString("N"), buyer.User.ToString(), buyer.Email, payment.String("paymentKey") })
            log.Lines.ShouldAllBe(line => !line.Text.Contains(secret));
    }

    private static async Task<JsonAnswer> TwiceAsync(ApiServer server, LoggedIn buyer, string path, object body)
    {
        var headers = new[] { ("Idempotency-Key", path[^8..].Replace('/', '-')), ("traceparent", $"00-{TraceId}-b7ad6b7169203331-01") };
        var first = await server.PostAsync(path, body, buyer.Token, headers);
        ((int)first.Status).ShouldBeInRange(200, 299, first.Text);
        (await server.PostAsync(path, body, buyer.Token, headers)).Text.ShouldNotBeEmpty();
        return first;
    }

    private sealed class KeptEvents : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<(string Text, string? Trace)> lines = new();

        public IReadOnlyList<(string Text, string? Trace)> Lines => [.. lines];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name is "order" or "payment" or "cancel")
                lines.Enqueue((formatter(state, exception), Activity.Current?.TraceId.ToHexString()));
        }

        public void Dispose()
        {
        }
    }
}
