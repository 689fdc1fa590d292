using Ticketing.Peers.Storage;

namespace Ticketing.Peers.Queues;

/// <summary>A way of keeping people in line.</summary>
internal interface IQueueDesign
{
    /// <summary>Gives a place, or the one that the person already has.</summary>
    /// <returns>What to ask for it with, and how many are in front.</returns>
    ValueTask<(string Ticket, long Ahead)> EnterAsync(string performance, string person);

    /// <summary>How many are in front; null when nobody has this ticket.</summary>
    ValueTask<long?> AheadAsync(string performance, string ticket);
}

/// <summary>The designs that keep queues, by name.</summary>
internal static class QueueDesigns
{
    /// <summary>The design, or null when none has this name.</summary>
    public static async Task<IQueueDesign?> FindAsync(string name, Stores stores) => name switch
    {
        "sorted-set" => new SortedSetQueue(await stores.RedisAsync()),
        "count" => await CountQueue.MakeAsync(stores),
        _ => null,
    };
}
