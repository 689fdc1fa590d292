using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Outcomes.Texts;
using Ticketing.Grains.Performances;

namespace Ticketing.Grains.Seats.Tickets;

/// <summary>Who keeps the door of a performance. Pure.</summary>
public static class DoorRules
{
    private const int MaxDevice = 64;

    /// <summary>Why a door's name of its device is no name, or null.</summary>
    public static Refusal? WhyNotDevice(string? device) => device is null ? null : TextRules.Line("device", device, MaxDevice);

    /// <summary>A door's name of its device as it is kept.</summary>
    public static string? StoredDevice(string? device) => device is null ? null : TypedText.Stored(device);

    /// <summary>Why somebody may not keep the performance's door, or null: its owner and admins may.</summary>
    public static Refusal? WhyNotKeeper(Actor keeper, PerformanceInfo info) => keeper.Keeps(info.Row.Owner)
        ? null
        : new Refusal(RefusalCode.Forbidden, $"The door of {info.Row.Performance} is its owner's to keep.");
}
