namespace Ticketing.Grains.Performances;

/// <summary>The waiting room a performance gets when its promoter only says that it wants one.</summary>
public static class UsualRoom
{
    /// <summary>People called per second.</summary>
    public const int Rate = 50;

    /// <summary>People inside at once.</summary>
    public const int Cap = 2_000;

    /// <summary>How long a slot is kept for somebody who was called.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>Opens with the sale, draws the lobby, and calls at the usual rate.</summary>
    public static WaitingRoomSettings Settings(DateTimeOffset saleOpensAt) => new(
        saleOpensAt,
        WaitingRoomOrder.Shuffled,
        Rate,
        Cap,
        Grace,
        WaitingRoomSettings.DefaultSession,
        WaitingRoomSettings.DefaultAbandonAfter,
        Paused: false);
}
