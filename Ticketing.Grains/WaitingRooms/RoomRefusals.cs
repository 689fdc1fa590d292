using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>What a room's no means to callers.</summary>
internal static class RoomRefusals
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);

    public static Refusal Of(RoomRefusal refusal, string performance) => refusal switch
    {
        RoomRefusal.Closed => new Refusal(RefusalCode.NotOnSale, $"The waiting room of {performance} is closed."),
        RoomRefusal.SaleClosed => new Refusal(RefusalCode.NotOnSale, $"The sale of {performance} is closed, and its waiting room with it."),
        RoomRefusal.Cancelled => new Refusal(RefusalCode.NotOnSale, $"The performance {performance} was called off."),
        RoomRefusal.Full => new Refusal(RefusalCode.QueueFull, $"The waiting room of {performance} has given out its last place."),
        RoomRefusal.NotCalled => new Refusal(RefusalCode.NotYourTurn, "You are not called yet.", RetryAfter: AskAgain),
        RoomRefusal.WaitForSlot => new Refusal(
            RefusalCode.NotYourTurn, "You did not come when it was your turn, and are the next to be let in when a slot is free.", RetryAfter: AskAgain),
        RoomRefusal.NotInRoom => PlaceEnded(performance),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "That is not a refusal."),
    };

    public static Refusal Of(WaitingRoomSettingsRefusal refusal) => Refusals.Invalid(refusal switch
    {
        WaitingRoomSettingsRefusal.Rate =>
            $"The rate is {WaitingRoomSettings.MinRatePerSecond} to {WaitingRoomSettings.MaxRatePerSecond} people per second.",
        WaitingRoomSettingsRefusal.Cap => $"The cap is 1 to {WaitingRoomSettings.MaxCap} people.",
        WaitingRoomSettingsRefusal.Grace =>
            $"The grace is {WaitingRoomSettings.MinGrace.TotalSeconds} to {WaitingRoomSettings.MaxGrace.TotalSeconds} seconds.",
        WaitingRoomSettingsRefusal.Session =>
            $"The session is {WaitingRoomSettings.MinSession.TotalSeconds} to {WaitingRoomSettings.MaxSession.TotalSeconds} seconds.",
        WaitingRoomSettingsRefusal.AbandonAfter =>
            $"A place is given up no earlier than its grace ends, and after at most {WaitingRoomSettings.MaxAbandonAfter.TotalSeconds} seconds.",
        WaitingRoomSettingsRefusal.AlreadyOpen => "The room has opened: its opening time and its order are part of the draw.",
        _ => "The order of the lobby is not one of those there are.",
    });

    public static Refusal PlaceEnded(string performance) =>
        new(RefusalCode.PlaceEnded, $"This place in the queue of {performance} was left, used or given up; enter again.");

    public static Refusal SettingsChanged(string performance) =>
        new(RefusalCode.VersionMismatch, $"The settings of the waiting room of {performance} have changed.");

    public static Refusal NotYours(string performance) =>
        new(RefusalCode.Forbidden, $"The waiting room of {performance} is its owner's to change.");

    public static Refusal HasNone(string performance) => new(RefusalCode.NoWaitingRoom, $"{performance} admits buyers without a waiting room.");

    public static Refusal NoRoom(string performance) => new(RefusalCode.NotFound, $"{performance} has no waiting room.");
}
