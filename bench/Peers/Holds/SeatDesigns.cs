using Ticketing.Peers.Batches;
using Ticketing.Peers.Postgres;
using Ticketing.Peers.Storage;

namespace Ticketing.Peers.Holds;

/// <summary>The designs that hold seats, by name.</summary>
internal static class SeatDesigns
{
    /// <summary>The design, or null when none has this name.</summary>
    public static async Task<ISeatDesign?> FindAsync(string name, Stores stores) => name switch
    {
        "row-lock" => new RowLock(await SeatTable.MakeAsync(await stores.SessionsAsync())),
        "version" => new OptimisticVersion(await SeatTable.MakeAsync(await stores.SessionsAsync())),
        "conditional" => new ConditionalUpdate(await SeatTable.MakeAsync(await stores.SessionsAsync())),
        "writer-queue" => new WriterQueue(await SeatTable.MakeAsync(await stores.SessionsAsync())),
        "postgres" => new PostgresUpdate(await PostgresSeats.MakeAsync(await stores.PostgresAsync())),
        "redis-lock" => new RedisLock(new Unguarded(await SeatTable.MakeAsync(await stores.SessionsAsync())), await stores.RedisAsync()),
        "lua" => new LuaGatekeeper(await SeatTable.MakeAsync(await stores.SessionsAsync()), await stores.RedisAsync()),
        "unguarded" => new Unguarded(await SeatTable.MakeAsync(await stores.SessionsAsync())),
        _ => null,
    };
}
