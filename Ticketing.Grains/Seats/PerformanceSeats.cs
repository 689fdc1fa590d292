using Orleans;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Seats;

/// <summary>Tells performances of their seats by the seats' rows, and hands their owners' wishes to the seats' grains.</summary>
public sealed class PerformanceSeats(IRowStore store, IGrainFactory grains) : IPerformanceSeats
{
    /// <inheritdoc/>
    public async ValueTask<bool> AnyTouchedAsync(string performance) => (await store.ReadAsync(new AnySeatOf(performance))).Count > 0;

    /// <inheritdoc/>
    public async ValueTask<bool> AnyInUseAsync(string performance) =>
        await AnyAsync(performance, SeatStatus.Held) || await AnySoldAsync(performance);

    /// <inheritdoc/>
    public ValueTask<bool> AnySoldAsync(string performance) => AnyAsync(performance, SeatStatus.Sold);

    /// <inheritdoc/>
    public async Task<BlockResult> BlockAsync(string performance, string seat) => ToResult(await grains.GetSeat(performance, seat).Block());

    /// <inheritdoc/>
    public async Task<BlockResult> UnblockAsync(string performance, string seat) => ToResult(await grains.GetSeat(performance, seat).Unblock());

    private async ValueTask<bool> AnyAsync(string performance, SeatStatus status) => (await store.ReadAsync(new AnySeatIn(performance, status))).Count > 0;

    private static BlockResult ToResult(SeatAnswer answer) => answer.Ok ? BlockResult.Done : BlockResult.Taken;
}
