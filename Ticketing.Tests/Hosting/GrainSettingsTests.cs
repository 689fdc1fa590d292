using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage;
using Ticketing.Tests.Api;
using Xunit;

namespace Ticketing.Tests.Hosting;

/// <summary>What callers see when a grain does not answer in time.</summary>
public sealed class GrainSettingsTests
{
    private const string Seat = $"/v1/performances/{SaleServer.Performance}";

    [Fact]
    public async Task A_change_whose_grain_is_late_has_an_unknown_outcome_and_a_read_changed_nothing()
    {
        var store = new LateStore();
        await using var server = await ApiServer.StartAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Grains:CallTimeout"] = "00:00:01" },
            services => services.AddSingleton<IRowStore>(provider => store.Over(provider.GetRequiredService<CommitPipeline>())));
        await server.PutOnSaleAsync();
        var token = server.TokenFor(Guid.NewGuid());
        store.Late = true;

        var hold = await server.PostAsync($"{Seat}/holds", new { seats = new[] { "1층-1-1" } }, token, ("Idempotency-Key", "k"));
        hold.ShouldBeProblem("outcome-unknown");
        hold.Headers["Retry-After"].ShouldBe("2");
        (await server.GetAsync($"{Seat}/cart", server.TokenFor(Guid.NewGuid()))).ShouldBeProblem("unavailable");

        store.Late = false;
    }

    /// <summary>A store that keeps everybody waiting while it is late.</summary>
    private sealed class LateStore : IRowStore
    {
        private readonly TaskCompletionSource _inTime = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private IRowStore _store = null!;
        private volatile bool _late;

        public bool Late
        {
            get => _late;
            set
            {
                _late = value;
                if (!value) _inTime.TrySetResult();
            }
        }

        public IRowStore Over(IRowStore store)
        {
            _store = store;
            return this;
        }

        public async ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes)
        {
            if (Late) await _inTime.Task;
            return await _store.TryCommitAsync(writes);
        }

        public async ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
            where T : Row
        {
            if (Late) await _inTime.Task;
            return await _store.ReadAsync(query);
        }
    }
}
