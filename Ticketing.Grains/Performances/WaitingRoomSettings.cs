using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Orleans;
using Ticketing.Grains.WaitingRooms.Draw;

namespace Ticketing.Grains.Performances;

/// <summary>How people who came before the opening are ordered.</summary>
[GenerateSerializer, Alias("WaitingRooms.WaitingRoomOrder")]
public enum WaitingRoomOrder
{
    /// <summary>By a fair draw over everybody in the lobby at the opening, see <see cref="LobbyShuffle"/>.</summary>
    Shuffled = 0,

    /// <summary>Strictly by arrival, also for people who came before the opening.</summary>
    Arrival = 1,
}

/// <summary>Why settings of a waiting room are refused.</summary>
[GenerateSerializer, Alias("WaitingRooms.WaitingRoomSettingsRefusal")]
public enum WaitingRoomSettingsRefusal
{
    /// <summary>The settings are accepted.</summary>
    None,

    /// <summary>The rate is outside <see cref="WaitingRoomSettings.MinRatePerSecond"/> to <see cref="WaitingRoomSettings.MaxRatePerSecond"/>.</summary>
    Rate,

    /// <summary>The cap is outside 1 to <see cref="WaitingRoomSettings.MaxCap"/>.</summary>
    Cap,

    /// <summary>The grace is outside <see cref="WaitingRoomSettings.MinGrace"/> to <see cref="WaitingRoomSettings.MaxGrace"/>.</summary>
    Grace,

    /// <summary>The time an entry lasts is outside <see cref="WaitingRoomSettings.MinSession"/> to <see cref="WaitingRoomSettings.MaxSession"/>.</summary>
    Session,

    /// <summary>A place would be given up before its grace is over, or the time is above <see cref="WaitingRoomSettings.MaxAbandonAfter"/>.</summary>
    AbandonAfter,

    /// <summary>The order is not one of <see cref="WaitingRoomOrder"/>.</summary>
    Order,

    /// <summary>The opening time or the order was to change after the opening, but both are part of the draw.</summary>
    AlreadyOpen,
}

/// <summary>The settings of one performance's waiting room. Rate, cap, times and pause may change while the room is open.</summary>
/// <param name="OpensAt">When the room opens. Until then people wait in the lobby and nobody is called.</param>
/// <param name="Order">How the lobby is ordered at the opening.</param>
/// <param name="RatePerSecond">Most people called per second on average; at most one second's share is called at once.</param>
/// <param name="Cap">Most people inside or called at the same time.</param>
/// <param name="Grace">How long somebody who was called may take to come in.</param>
/// <param name="Session">How long an entry lasts.</param>
/// <param name="AbandonAfter">How long the place of somebody who never came is kept after the last call.</param>
/// <param name="Paused">While true, nobody is called; people already called may still enter.</param>
[GenerateSerializer, Alias("WaitingRooms.WaitingRoomSettings")]
public sealed record WaitingRoomSettings(
    [property: Id(0)] DateTimeOffset OpensAt,
    [property: Id(1)] WaitingRoomOrder Order,
    [property: Id(2)] int RatePerSecond,
    [property: Id(3)] int Cap,
    [property: Id(4)] TimeSpan Grace,
    [property: Id(5)] TimeSpan Session,
    [property: Id(6)] TimeSpan AbandonAfter,
    [property: Id(7)] bool Paused)
{
    /// <summary>Slowest rate, people per second.</summary>
    public const int MinRatePerSecond = 1;

    /// <summary>Fastest rate, people per second.</summary>
    public const int MaxRatePerSecond = 100_000;

    /// <summary>Largest cap, people.</summary>
    public const int MaxCap = 1_000_000;

    /// <summary>Shortest grace: longer than the slowest poll interval, so that a waiting page learns in time that it was called.</summary>
    public static readonly TimeSpan MinGrace = TimeSpan.FromSeconds(10);

    /// <summary>Longest grace.</summary>
    public static readonly TimeSpan MaxGrace = TimeSpan.FromMinutes(10);

    /// <summary>Shortest time that an entry lasts.</summary>
    public static readonly TimeSpan MinSession = TimeSpan.FromMinutes(1);

    /// <summary>Longest time that an entry lasts.</summary>
    public static readonly TimeSpan MaxSession = TimeSpan.FromHours(2);

    /// <summary>Longest time an abandoned place is kept.</summary>
    public static readonly TimeSpan MaxAbandonAfter = TimeSpan.FromHours(24);

    /// <summary>How long an entry lasts unless the promoter sets a time.</summary>
    public static readonly TimeSpan DefaultSession = TimeSpan.FromMinutes(10);

    /// <summary>How long an abandoned place is kept unless the promoter sets a time.</summary>
    public static readonly TimeSpan DefaultAbandonAfter = TimeSpan.FromMinutes(30);

    /// <summary>
    /// A version of these settings, for If-Match: equal settings have equal versions, also after a restart, and different settings almost
    /// certainly have different ones (63 bits of SHA-256). The version of the room's row cannot be used, because calling people changes that row.
    /// </summary>
    public long Version()
    {
        var text = FormattableString.Invariant(
            $"{OpensAt.UtcTicks} {Order} {RatePerSecond} {Cap} {Grace.Ticks} {Session.Ticks} {AbandonAfter.Ticks} {Paused}");
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.ASCII.GetBytes(text))) & long.MaxValue;
    }

    /// <summary>Names the first setting outside its limits, or <see cref="WaitingRoomSettingsRefusal.None"/>.</summary>
    public WaitingRoomSettingsRefusal Validate() => this switch
    {
        { RatePerSecond: < MinRatePerSecond or > MaxRatePerSecond } => WaitingRoomSettingsRefusal.Rate,
        { Cap: < 1 or > MaxCap } => WaitingRoomSettingsRefusal.Cap,
        _ when Grace < MinGrace || Grace > MaxGrace => WaitingRoomSettingsRefusal.Grace,
        _ when Session < MinSession || Session > MaxSession => WaitingRoomSettingsRefusal.Session,
        _ when AbandonAfter < Grace || AbandonAfter > MaxAbandonAfter => WaitingRoomSettingsRefusal.AbandonAfter,
        _ when !Enum.IsDefined(Order) => WaitingRoomSettingsRefusal.Order,
        _ => WaitingRoomSettingsRefusal.None,
    };
}
