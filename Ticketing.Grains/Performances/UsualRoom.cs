namespace Ticketing.Grains.Performances;

/// <summary>The settings of a waiting room for which the promoter gives none.</summary>
public static class UsualRoom
{
    /// <summary>People called per second.</summary>
    public const int Rate = 50;

    /// <summary>People inside at once.</summary>
    public const int Cap = 2_000;

    /// <summary>How long somebody who was called may take to come in.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>The usual settings: the room opens with the sale and orders its lobby by a draw.</summary>
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
