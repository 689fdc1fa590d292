using System.Collections.Concurrent;
using Orleans;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Api.WaitingRooms;

/// <summary>
/// Asks rooms to let people in, at most once in a few seconds for each place however often it polls. Who left on another node in
/// the meantime may be given the old entry here; the cart refuses it.
/// </summary>
internal sealed class RecentAdmissions(IGrainFactory grains, TimeProvider time)
{
    /// <summary>An answer is remembered for at least this long, and at most twice as long.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(1);

    /// <summary>How many are remembered. What does not fit is asked anew; the answers are then as right, only dearer.</summary>
    public const int Capacity = 50_000;

    private Answers young = new(time.GetTimestamp());
    private Answers old = new(time.GetTimestamp());

    /// <summary>The room's answer, of now or of a moment ago.</summary>
    public async Task<Outcome<Admission>> AskAsync(QueueTicket ticket)
    {
        var current = Current();
        if (!current.ByTicket.TryGetValue(ticket, out var asked) && !Volatile.Read(ref old).ByTicket.TryGetValue(ticket, out asked))
        {
            if (current.ByTicket.Count >= Capacity) return await Ask(ticket);
            asked = current.ByTicket.GetOrAdd(ticket, Ask); // Two at once may both ask; they get the same answer.
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

    /// <summary>The holder gives the place up.</summary>
    public void Forget(QueueTicket ticket)
    {
        Volatile.Read(ref young).ByTicket.TryRemove(ticket, out _);
        Volatile.Read(ref old).ByTicket.TryRemove(ticket, out _);
    }

    private Task<Outcome<Admission>> Ask(QueueTicket ticket) => grains.GetGrain<IWaitingRoomGrain>(ticket.Performance).Admit(ticket);

    // Two generations instead of a time for each answer: the old one goes as a whole.
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
