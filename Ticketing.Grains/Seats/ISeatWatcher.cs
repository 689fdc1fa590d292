using Orleans;
using Orleans.Concurrency;

namespace Ticketing.Grains.Seats;

/// <summary>Whoever follows the seats of a performance; the key is the performance. The seat map does.</summary>
[Alias("Seats.ISeatWatcher")]
public interface ISeatWatcher : IGrainWithStringKey
{
    /// <summary>
    /// A seat changed, and the change is committed. The message may be lost or arrive twice; the version of the seat's row tells which of
    /// two messages is the newer one.
    /// </summary>
    /// <remarks>One way: the caller hears of no refusal and of no exception. A repeat is safe.</remarks>
    [OneWay, Alias("SeatChanged")]
    Task SeatChanged(SeatChanged change);
}
