using Ticketing.Peers.Storage;

namespace Ticketing.Peers.Queues;

/// <summary>A design that keeps people in line.</summary>
internal interface IQueueDesign
{
    /// <summary>Gives a new place, or the place that the person already has.</summary>
    /// <returns>The ticket to ask for the place with, and the number of people in front.</returns>
    ValueTask<(string Ticket, long Ahead)> EnterAsync(string performance, string person);

    /// <summary>The number of people in front; null when nobody has this ticket.</summary>
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
