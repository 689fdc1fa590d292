using Ticketing.Peers.Storage;

namespace Ticketing.Peers.Holds;

/// <summary>The designs that hold seats, by name.</summary>
internal static class SeatDesigns
{
    /// <summary>The design, or null when none has this name.</summary>
    public static Task<ISeatDesign>? Find(string name, Stores stores) => name switch
    {
        "row-lock" => MakeAsync(async () => new RowLock(await SeatTable.MakeAsync(stores.Sessions))),
        "version" => MakeAsync(async () => new OptimisticVersion(await SeatTable.MakeAsync(stores.Sessions))),
        "redis-lock" => MakeAsync(async () => new RedisLock(await SeatTable.MakeAsync(stores.Sessions), await stores.RedisAsync())),
        "lua" => MakeAsync(async () => new LuaGatekeeper(await SeatTable.MakeAsync(stores.Sessions), await stores.RedisAsync())),
        "unguarded" => MakeAsync(async () => new Unguarded(await SeatTable.MakeAsync(stores.Sessions))),
        _ => null,
    };

    private static async Task<ISeatDesign> MakeAsync(Func<Task<ISeatDesign>> make) => await make();
}
