using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Silo.Payments;
using Ticketing.Tests.Kit.Clocks;
using Xunit;

namespace Ticketing.Tests.Payments;

/// <summary>The client against the stand-in over real HTTP, with time that stands still and a log that is read.</summary>
public abstract class TossFixture : IAsyncLifetime
{
    protected static readonly ConfirmPayment Confirm = new("toss_key_1", "order-1", 50_000, "order-1-toss_key_1");
    protected static readonly CancelPayment Refund = new("toss_key_1", "order-1", 20_000, "관람일 변경", "refund-1");

    protected FakeTimeProvider Time { get; } = TestClock.New();

    protected LogSpy Log { get; } = new();

    protected TossStandIn Toss { get; private set; } = null!;

    protected TossPaymentsGateway Gateway { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Toss = await TossStandIn.StartAsync();
        Toss.Pays("toss_key_1", "order-1", 50_000);
        Gateway = NewGateway(TossStandIn.SecretKey);
    }

    public async Task DisposeAsync()
    {
        await Toss.DisposeAsync();
        Log.Lines.ShouldAllBe(line => !line.Contains("sk_"));
    }

    protected TossPaymentsGateway NewGateway(string secretKey) => new(
        Toss.Client, Options.Create(new TossPaymentsOptions { BaseUrl = Toss.BaseUrl, SecretKey = secretKey }), Time, Log);

    protected async Task ConfirmedAsync() => (await Gateway.ConfirmAsync(Confirm, default)).ShouldBeOfType<GatewayAnswer.Approved>();

    protected sealed class LogSpy : ILogger<TossPaymentsGateway>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel} {formatter(state, exception)} {exception}");
    }
}
