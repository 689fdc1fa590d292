using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Grains.Performances;
using Ticketing.Grains.SeatMaps;

namespace Ticketing.Grains.WaitingRooms.Sales;

/// <summary>
/// Looks at the sale behind a room, once a second while the room is open. The room never waits for the answer: a seat map that does not
/// answer stops nobody's call.
/// </summary>
/// <param name="performance">The performance.</param>
/// <param name="directory">Knows the performance.</param>
/// <param name="grains">Finds the seat map.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told when looks begin to fail.</param>
internal sealed partial class SaleWatch(string performance, PerformanceDirectory directory, IGrainFactory grains, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    // Before the opening only a sale that ends or moves is news, and whoever moves it tells the room.
    private static readonly TimeSpan PeriodInLobby = TimeSpan.FromSeconds(5);

    private DateTimeOffset _lookedAt;
    private bool _isLooking;
    private bool _isFailing;
    private bool _wasThere;

    /// <summary>Begins to look when that is due.</summary>
    /// <param name="phase">What the room is doing.</param>
    /// <param name="hearAsync">Takes the news.</param>
    public void Look(RoomPhase phase, Func<SaleNews, Task> hearAsync)
    {
        var now = time.GetUtcNow();
        if (_isLooking || now - _lookedAt < (phase == RoomPhase.Lobby ? PeriodInLobby : Period)) return;
        (_isLooking, _lookedAt) = (true, now);
        _ = LookAsync(now, hearAsync);
    }

    private async Task LookAsync(DateTimeOffset now, Func<SaleNews, Task> hearAsync)
    {
        try
        {
            if (await FindAsync(now) is { } news) await hearAsync(news);
            _isFailing = false;
        }
#pragma warning disable CA1031 // Whatever it was: the next look asks again, and a commit that failed ends the activation by itself.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (!_isFailing) LogFailed(logger, exception, performance);
            _isFailing = true;
        }
        finally
        {
            _isLooking = false;
        }
    }

    // A room is made before its performance is written, so only a performance that was there before is called off.
    private async Task<SaleNews?> FindAsync(DateTimeOffset now)
    {
        if (await directory.FindAsync(performance) is not { Row: var row }) return _wasThere ? SaleNews.Cancelled : null;
        _wasThere = true;
        var isOnSale = PerformanceStatus.Of(row, now, isSoldOut: false) == SaleStatus.OnSale;
        return SaleNews.Of(row, isOnSale ? await grains.GetGrain<ISeatMapGrain>(performance).Left() : SeatsLeft.Some, now);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The waiting room of {Performance} cannot see how its sale stands; it looks again every second.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string performance);
}
