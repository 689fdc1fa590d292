using Microsoft.Extensions.DependencyInjection;
using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage;

namespace Ticketing.Tests.Sales;

/// <summary>The application's store, which keeps everybody waiting while it is late.</summary>
internal sealed class LateStore : IRowStore
{
    private readonly TaskCompletionSource _inTime = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CommitPipeline _store = null!;
    private volatile bool _late;

    /// <summary>Set once; taken back, everybody who waits is answered.</summary>
    public bool Late
    {
        get => _late;
        set
        {
            _late = value;
            if (!value) _inTime.TrySetResult();
        }
    }

    /// <summary>Puts it in front of the application's own.</summary>
    public void AddTo(IServiceCollection services) => services.AddSingleton<IRowStore>(provider =>
    {
        _store = provider.GetRequiredService<CommitPipeline>();
        return this;
    });

    public async ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes)
    {
        await WaitAsync();
        return await _store.TryCommitAsync(writes);
    }

    public async ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
        where T : Row
    {
        await WaitAsync();
        return await _store.ReadAsync(query);
    }

    private Task WaitAsync() => Late ? _inTime.Task : Task.CompletedTask;
}
