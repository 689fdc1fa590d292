using Ticketing.Grains.Audit;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.WaitingRooms.Journal;

/// <summary>
/// The way of one room's decisions to the disk, in their order. The room decides in memory and never waits in between; what is
/// decided while one commit is in flight gathers on a page and goes with the next, so a crowd costs a commit for every few hundred
/// people and not one for each. Only touched by turns of the room's grain.
/// </summary>
/// <remarks>
/// Every page carries the room's own row, whether it changed or not. Its version is the fence: should the runtime ever have
/// two activations of a room, only one of them can commit, and the other ends, so no number is given out twice. The row
/// is taken as it is when the page goes, and may thus be ahead of the people on the page; what that tells of people
/// whose rows follow was not answered yet, and restoring a room expects it.
/// <para>How much gathers is bounded by the callers that wait for it, which Orleans limits.</para>
/// </remarks>
/// <param name="version">Version of the room's row on disk; 0 when there is none yet.</param>
/// <param name="commitAsync">Commits rows, all or none; fails when that is not sure.</param>
internal sealed class RoomJournal(long version, Func<RowWrite[], Task> commitAsync)
{
    // Beside the room's own row: people, and at most one act of an organiser.
    private const int MaxOthers = IRowStore.MaxWrites - 1;

    // The first is in flight while there is any.
    private readonly Queue<Page> pages = new();

    // The newest, if it is still to be written; the front page takes no more rows.
    private Page? last;
    private RoomRow room = null!;
    private long version = version;
    private Exception? failure;

    /// <summary>The version of the room's row in the latest commit that was handed over.</summary>
    public long Version => version;

    /// <summary>A journal for a room whose row is on disk.</summary>
    public RoomJournal(RoomRow row, Func<RowWrite[], Task> commitAsync)
        : this(row.Version, commitAsync) => room = row;

    /// <summary>
    /// Takes what a decision changed. The task ends when it is on disk with everything decided before: an answer that changed nothing
    /// may rest on an earlier decision that is still on its way.
    /// </summary>
    /// <returns>Fails when this or any earlier commit failed; the room in memory is then worth nothing.</returns>
    public Task Add(RoomChanges changes)
    {
        if (failure is not null) return Task.FromException(failure);
        if (changes.IsEmpty) return last?.Written ?? Task.CompletedTask;

        room = changes.Room ?? room;
        var idle = pages.Count == 0;
        if (last is null || !last.TryAdd(changes, MaxOthers))
        {
            last = new Page(changes);
            pages.Enqueue(last);
        }

        var written = last.Written;
        if (idle) _ = WriteAsync();
        return written;
    }

    private async Task WriteAsync()
    {
        while (pages.TryPeek(out var page))
        {
            try
            {
                await commitAsync(page.Take(room with { Version = ++version }));
            }
#pragma warning disable CA1031 // Whatever it was: everybody who waits is told, and the owner of the journal ends.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = exception;
                foreach (var lost in pages) lost.Fail(exception);
                return;
            }

            pages.Dequeue();
            if (last == page) last = null;
            page.Complete();
        }
    }

    /// <summary>The rows of one commit, each person at most once.</summary>
    private sealed class Page
    {
        private readonly List<WaiterRow> people;
        private readonly HashSet<Guid> users;
        private readonly TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private AuditRow? act;
        private bool taken;

        public Page(RoomChanges first)
        {
            people = [.. first.Waiters];
            users = [.. first.Waiters.Select(row => row.User)];
            act = first.Act;
        }

        public Task Written => written.Task;

        public bool TryAdd(RoomChanges changes, int limit)
        {
            var more = changes.Waiters;
            if (act is not null && changes.Act is not null) return false;
            var acts = (act ?? changes.Act) is null ? 0 : 1;
            if (taken || people.Count + more.Length + acts > limit || more.Any(row => users.Contains(row.User))) return false;
            people.AddRange(more);
            users.UnionWith(more.Select(row => row.User));
            act ??= changes.Act;
            return true;
        }

        public RowWrite[] Take(RoomRow room)
        {
            taken = true;
            return act is null ? [room, .. people.Select(row => (RowWrite)row)] : [room, .. people.Select(row => (RowWrite)row), act];
        }

        public void Complete() => written.SetResult();

        public void Fail(Exception exception)
        {
            written.SetException(exception);
            // Nobody may wait for it, and then that is nobody's fault.
            _ = written.Task.Exception;
        }
    }
}
