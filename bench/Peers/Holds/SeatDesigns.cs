using Ticketing.Peers.Batches;
using Ticketing.Peers.Duties;
using Ticketing.Peers.Postgres;
using Ticketing.Peers.Sqlite;
using Ticketing.Peers.Storage;

namespace Ticketing.Peers.Holds;

/// <summary>The designs that hold seats, by name.</summary>
internal static class SeatDesigns
{
    /// <summary>The design, or null when none has this name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="stores">The servers.</param>
    /// <param name="duties">Whether the design has the same duties as the silo.</param>
    public static Task<ISeatDesign?> FindAsync(string name, Stores stores, bool duties) => duties ? WithDutiesAsync(name, stores) : PlainAsync(name, stores);

    private static async Task<ISeatDesign?> PlainAsync(string name, Stores stores) => name switch
    {
        "row-lock" => new RowLock(await SeatsAsync(stores)),
        "version" => new OptimisticVersion(await SeatsAsync(stores)),
        "conditional" => new ConditionalUpdate(await SeatsAsync(stores)),
        "writer-queue" => new WriterQueue(await SeatsAsync(stores, WriterQueue.Connections)),
        "postgres" => new PostgresUpdate(await PostgresSeats.MakeAsync(await stores.PostgresAsync())),
        "sqlite" => new SqliteSavepoints(stores.SqliteFile, duties: false),
        "redis-lock" => new RedisLock(new Unguarded(await SeatsAsync(stores)), await stores.RedisAsync()),
        "lua" => new LuaGatekeeper(await SeatsAsync(stores), await stores.RedisAsync()),
        "unguarded" => new Unguarded(await SeatsAsync(stores)),
        _ => null,
    };

    private static async Task<ISeatDesign?> WithDutiesAsync(string name, Stores stores) => name switch
    {
        "conditional" => await MySqlProcedure.MakeAsync(await SeatsAsync(stores)),
        "writer-queue" => await WriterQueue.WithDutiesAsync(await SeatsAsync(stores, WriterQueue.Connections)),
        "postgres" => new PostgresFunction(await PostgresSeats.MakeAsync(await stores.PostgresAsync(), PostgresFunction.Schema)),
        "sqlite" => new SqliteSavepoints(stores.SqliteFile, duties: true),
        "redis-lock" => new RedisLock(await MySqlProcedure.MakeAsync(await SeatsAsync(stores)), await stores.RedisAsync()),
        _ => null,
    };

    private static async Task<SeatTable> SeatsAsync(Stores stores, int connections = int.MaxValue) => await SeatTable.MakeAsync(await stores.SessionsAsync(connections));
}
