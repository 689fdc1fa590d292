using BitFaster.Caching.Lru;
using Orleans;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Api.WaitingRooms;

/// <summary>
/// Asks rooms to let people in, at most once in <see cref="Life"/> for each place however often it polls. Who left on another node in
/// the meantime may be given the old entry here; the cart refuses it.
/// </summary>
/// <remarks>An answer carries the time it was asked at, because the cache's own expiry knows only the machine's clock.</remarks>
internal sealed class RecentAdmissions(IGrainFactory grains, TimeProvider time)
{
    /// <summary>How long an answer is remembered.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(1);

    /// <summary>The most answers that are remembered. Beyond that every poll asks the room: the answers are just as right but cost more.</summary>
    public const int Capacity = 50_000;

    private readonly ConcurrentLru<QueueTicket, Asked> _recent = new(Environment.ProcessorCount, Capacity, EqualityComparer<QueueTicket>.Default);

    /// <summary>How many are remembered now.</summary>
    public int Count => _recent.Count;

    /// <summary>The room's answer, fresh or remembered.</summary>
    public async Task<Outcome<Admission>> AskAsync(QueueTicket ticket)
    {
        if (_recent.TryGet(ticket, out var known) && time.GetElapsedTime(known.At) >= Life) _recent.TryRemove(KeyValuePair.Create(ticket, known));
        var asked = _recent.GetOrAdd(ticket, Ask); // Two at once may both ask; they get the same answer.
        try
        {
            return await asked.Answer;
        }
        catch
        {
            _recent.TryRemove(KeyValuePair.Create(ticket, asked));
            throw;
        }
    }

    /// <summary>The holder gives the place up.</summary>
    public void Forget(QueueTicket ticket) => _recent.TryRemove(ticket);

    private Asked Ask(QueueTicket ticket) => new(grains.Find<IWaitingRoomGrain>(ticket.Performance).Admit(ticket), time.GetTimestamp());

    private sealed class Asked(Task<Outcome<Admission>> answer, long at)
    {
        public Task<Outcome<Admission>> Answer => answer;

        public long At => at;
    }
}
