using System.Collections.Concurrent;
using Ticketing.Grains.Payments.Sandbox;

namespace Ticketing.Tests.Payments;

/// <summary>A ledger for tests, with what a race or a failing store needs switched on by hand.</summary>
public sealed class InMemorySandboxLedger : ISandboxLedger
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SandboxPayment> _payments = [];

    /// <summary>The guard under test: off, every save wins.</summary>
    public bool ChecksVersions { get; init; } = true;

    /// <summary>Run once, before the next save: whoever comes in between.</summary>
    public ConcurrentQueue<Func<Task>> BeforeSaves { get; } = new();

    public int Saves { get; private set; }

    public Task<SandboxPayment?> GetAsync(string paymentKey)
    {
        lock (_lock) return Task.FromResult(_payments.GetValueOrDefault(paymentKey));
    }

    public Task<SandboxPayment?> FindByOrderAsync(string orderId)
    {
        lock (_lock)
        {
            return Task.FromResult(_payments.Values
                .Where(payment => payment.OrderId == orderId)
                .OrderByDescending(payment => payment.ApprovedAt is not null)
                .ThenByDescending(payment => payment.ExpiresAt)
                .FirstOrDefault());
        }
    }

    public async Task<bool> SaveAsync(SandboxPayment payment)
    {
        if (BeforeSaves.TryDequeue(out var other)) await other();
        lock (_lock)
        {
            if (ChecksVersions && (_payments.GetValueOrDefault(payment.PaymentKey)?.Version ?? 0) != payment.Version) return false;
            _payments[payment.PaymentKey] = payment with { Version = payment.Version + 1 };
            Saves++;
            return true;
        }
    }
}
