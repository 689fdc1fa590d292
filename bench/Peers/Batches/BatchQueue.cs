using System.Threading.Channels;

namespace Ticketing.Peers.Batches;

/// <summary>
/// A bounded queue in front of one writer, which takes everything that waits and answers the callers when the batch is written. While a batch is written,
/// the next one gathers. No timer delays a batch, so a single caller waits only for its own write.
/// </summary>
/// <typeparam name="TItem">What callers hand over.</typeparam>
/// <typeparam name="TResult">What callers get.</typeparam>
internal sealed class BatchQueue<TItem, TResult>
{
    private const int MaxWaiting = 8_192;
    private const int MaxBatch = 1_024;

    private readonly Channel<Entry> _waiting = Channel.CreateBounded<Entry>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    /// <summary>Adds an item, unless the queue is full.</summary>
    /// <param name="item">The item.</param>
    /// <param name="result">The result of the item; complete once its batch is written.</param>
    public bool TryAdd(TItem item, out Task<TResult> result)
    {
        var entry = new Entry(item, new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously));
        result = entry.Result.Task;
        return _waiting.Writer.TryWrite(entry);
    }

    /// <summary>Writes batches for ever.</summary>
    /// <param name="write">Writes a batch, and returns one result for each item in the same order. An exception goes to all callers of the batch.</param>
    public async Task RunAsync(Func<IReadOnlyList<TItem>, Task<TResult[]>> write)
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var batch = TakeAll();
            try
            {
                Answer(batch, await write(ItemsOf(batch)));
            }
#pragma warning disable CA1031 // Every caller of the batch gets the exception, whatever it is.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                foreach (var entry in batch) entry.Result.TrySetException(failure);
            }
        }
    }

    /// <summary>Writes batches for ever, on the caller's thread.</summary>
    /// <param name="write">Writes a batch, and returns one result for each item in the same order. An exception goes to all callers of the batch.</param>
    public void Run(Func<IReadOnlyList<TItem>, TResult[]> write)
    {
#pragma warning disable VSTHRD002 // The thread is the writer's own, and has nothing else to do while nobody waits.
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
#pragma warning restore VSTHRD002
        {
            var batch = TakeAll();
            try
            {
                Answer(batch, write(ItemsOf(batch)));
            }
#pragma warning disable CA1031 // Every caller of the batch gets the exception, whatever it is.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                foreach (var entry in batch) entry.Result.TrySetException(failure);
            }
        }
    }

    private static TItem[] ItemsOf(List<Entry> batch) => [.. batch.Select(entry => entry.Item)];

    private static void Answer(List<Entry> batch, TResult[] results)
    {
        for (var i = 0; i < batch.Count; i++) batch[i].Result.SetResult(results[i]);
    }

    private List<Entry> TakeAll()
    {
        var batch = new List<Entry>();
        while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var entry)) batch.Add(entry);
        return batch;
    }

    private readonly record struct Entry(TItem Item, TaskCompletionSource<TResult> Result);
}
