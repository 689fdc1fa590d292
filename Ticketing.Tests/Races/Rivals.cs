using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Sales;
using Ticketing.Tests.Storage;

namespace Ticketing.Tests.Races;

/// <summary>
/// Two silos on one store that do not know of each other, so every grain may have two activations, as in a cluster whose membership is wrong
/// for a moment. They use real threads. On MySQL each silo writes through a commit pipeline of its own. A SQLite file belongs to one process, so
/// there both silos share a pipeline. A negative control may replace the database.
/// </summary>
internal sealed class Rivals : IAsyncDisposable
{
    private readonly TemporaryStore? _disk;
    private readonly CommitPipeline? _another;

    private Rivals(IRowStore? store)
    {
        _disk = store is null ? new TemporaryStore(configure: Configure) : null;
        _another = _disk is { Options.Shared: true } ? _disk.OpenAnother() : null;
        Store = store ?? _disk!.Pipeline;
    }

    public FakeTimeProvider Time { get; } = TestClock.New();

    public IRowStore Store { get; }

    public CountingBank Bank { get; } = new();

    public TicketingSilo First { get; private set; } = null!;

    public TicketingSilo Second { get; private set; } = null!;

    public static async Task<Rivals> StartAsync(IRowStore? store = null)
    {
        var rivals = new Rivals(store);
        await SmallHall.OpenAsync(rivals.Store, SmallHall.Row(rivals.Time.GetUtcNow()));
        rivals.First = await rivals.StartSiloAsync(rivals.Store);
        rivals.Second = await rivals.StartSiloAsync(rivals._another ?? rivals.Store);
        return rivals;
    }

    /// <summary>Activates the seat grains in both silos, so that each has read its row and relies on its own memory from now on.</summary>
    public async Task WakeSeatsAsync(params string[] seats)
    {
        foreach (var silo in (TicketingSilo[])[First, Second])
        {
            foreach (var seat in seats) await silo.Grains.GetSeat(SmallHall.Performance, seat).Unblock();
        }
    }

    /// <summary>The outcome; null when the call threw, so that the caller does not know the outcome.</summary>
    public static async Task<Outcome<T>?> TryAsync<T>(Task<Outcome<T>> call)
        where T : class
    {
        try
        {
            return await call;
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>Advances the clock by the hold time, and sweeps until nothing is due.</summary>
    public async Task SweepAllAsync()
    {
        Time.Advance(SmallHall.HoldTtl);
        for (var sweep = 0; sweep < 20; sweep++)
        {
            if (await First.Sweeper.SweepAsync() == 0) return;
        }

        throw new InvalidOperationException("Twenty sweeps were not enough.");
    }

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        _another?.Dispose();
        _disk?.Dispose();
    }

    // Long timeouts, so that a slow answer of the database on a busy machine does not count as lost: these tests are about who wins.
    private static void Configure(StorageOptions options)
    {
        options.Shared = options.MySql is not null;
        options.MySqlTimeout = options.CommitPatience = TimeSpan.FromMinutes(1);
    }

    private Task<TicketingSilo> StartSiloAsync(IRowStore store) =>
        TicketingSilo.StartAsync(store, Time, services => services.AddSingleton<IPaymentGateway>(Bank));
}
