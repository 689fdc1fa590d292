using System.Collections.Concurrent;
using Orleans;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Api.WaitingRooms;

/// <summary>
/// Asks rooms to let people in, and remembers each answer for a second or two. So a room is asked about once a second for each place,
/// however often its holder polls. A holder who left through another node meanwhile may still get the old entry here; the cart refuses it.
/// </summary>
internal sealed class RecentAdmissions(IGrainFactory grains, TimeProvider time)
{
    /// <summary>An answer is remembered for at least this long, and at most twice as long.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(1);

    /// <summary>The most answers that are remembered. Beyond that every poll asks the room: the answers are just as right but cost more.</summary>
    public const int Capacity = 50_000;

    private Answers young = new(time.GetTimestamp());
    private Answers old = new(time.GetTimestamp());

    /// <summary>The room's answer, fresh or remembered.</summary>
    public async Task<Outcome<Admission>> AskAsync(QueueTicket ticket)
    {
        var current = Current();
        if (!current.ByTicket.TryGetValue(ticket, out var asked) && !Volatile.Read(ref old).ByTicket.TryGetValue(ticket, out asked))
        {
            if (current.ByTicket.Count >= Capacity) return await Ask(ticket);
            asked = current.ByTicket.GetOrAdd(ticket, Ask); // Two requests at once may both ask the room, which gives both the same answer.
        }

        try
        {
            return await asked;
        }
        catch
        {
            current.ByTicket.TryRemove(new(ticket, asked));
            throw;
        }
    }

    /// <summary>Forgets the answer for a ticket, because its holder has given up the place.</summary>
    public void Forget(QueueTicket ticket)
    {
        Volatile.Read(ref young).ByTicket.TryRemove(ticket, out _);
        Volatile.Read(ref old).ByTicket.TryRemove(ticket, out _);
    }

    private Task<Outcome<Admission>> Ask(QueueTicket ticket) => grains.GetGrain<IWaitingRoomGrain>(ticket.Performance).Admit(ticket);

    // Two generations instead of a time for each answer: the old generation is dropped as a whole.
    private Answers Current()
    {
        var current = Volatile.Read(ref young);
        if (time.GetElapsedTime(current.Since) < Life) return current;
        var next = new Answers(time.GetTimestamp());
        if (Interlocked.CompareExchange(ref young, next, current) != current) return Volatile.Read(ref young);
        Volatile.Write(ref old, time.GetElapsedTime(current.Since) < 2 * Life ? current : new Answers(next.Since));
        return next;
    }

    private sealed class Answers(long since)
    {
        public long Since { get; } = since;

        public ConcurrentDictionary<QueueTicket, Task<Outcome<Admission>>> ByTicket { get; } = new();
    }
}
