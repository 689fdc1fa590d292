using Orleans;

namespace Ticketing.Grains.SeatMaps;

/// <summary>What is left of the seats that have a price.</summary>
[GenerateSerializer, Alias("SeatMaps.SeatsLeft")]
public enum SeatsLeft : byte
{
    /// <summary>Some are free.</summary>
    Some = 0,

    /// <summary>None is free, but some are held and may become free again.</summary>
    AllHeld = 1,

    /// <summary>None is free and none is held: sold out.</summary>
    None = 2,
}
