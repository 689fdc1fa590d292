using System.Runtime.InteropServices;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Draw;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.WaitingRooms.Line;

/// <summary>What somebody in line is told, computed from the published head and the ticket alone.</summary>
/// <param name="Phase">What the room is doing.</param>
/// <param name="Called">It is this person's turn: ask for admission.</param>
/// <param name="Place">Place in the line, 0-based, fixed for good; null until the draw.</param>
/// <param name="PeopleAhead">People in front who still wait; never counts anybody behind, never grows. Null until the draw.</param>
/// <param name="EstimatedWait">Time until the call; null when it cannot be known: before the draw, paused, nobody called of late, sold out, closed.</param>
/// <param name="PollAfter">When to ask again: 1–2 s at the front, up to 10 s at the back, different for each ticket so that polls spread.</param>
/// <param name="TicketIsVoid">The ticket is of another room of this performance, or of another performance: enter again.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PlaceEstimate(
    RoomPhase Phase,
    bool Called,
    int? Place,
    int? PeopleAhead,
    TimeSpan? EstimatedWait,
    TimeSpan PollAfter,
    bool TicketIsVoid)
{
    // The interval is a base between these two, and up to as much again for each ticket.
    private const double FrontPollSeconds = 1;
    private const double BackPollSeconds = 5;

    // How often somebody asks on the way to the front, as far as the bounds allow.
    private const double PollsPerWait = 8;

    /// <summary>The longest interval that anybody is told to poll at.</summary>
    public static readonly TimeSpan SlowestPoll = TimeSpan.FromSeconds(2 * BackPollSeconds);

    /// <summary>The position to show, 1-based: 0 when called, null until the draw.</summary>
    public int? Position => Called ? 0 : PeopleAhead + 1;

    /// <summary>The estimate for the holder of a ticket whose signature has been checked.</summary>
    public static PlaceEstimate Of(RoomHead head, QueueTicket ticket, DateTimeOffset now)
    {
        if (ticket.Generation != head.Generation || ticket.Performance != head.Performance)
            return new PlaceEstimate(head.Phase, false, null, null, null, PollAfterOf(ticket, 0), TicketIsVoid: true);
        if (PlaceIn(head, ticket) is not { } place)
            return new PlaceEstimate(head.Phase, false, null, null, null, PollAfterOf(ticket, (head.OpensAt - now).TotalSeconds), false);
        if (place < head.Head)
            return new PlaceEstimate(head.Phase, true, place, 0, TimeSpan.Zero, PollAfterOf(ticket, head.Sale >= RoomSale.Closed ? double.PositiveInfinity : 0), false);

        var ahead = place - head.Head - head.Leavers.CountAhead(head.Head, place);
        var untilOpen = head.Phase == RoomPhase.Lobby ? Math.Max(0, (head.OpensAt - now).TotalSeconds) : 0;
        var wait = Seconds(head, ahead) + untilOpen;
        var pollBy = head.Phase == RoomPhase.Closed || head.Sale == RoomSale.SoldOut ? double.PositiveInfinity : wait ?? ahead / (double)head.RatePerSecond;
        TimeSpan? shown = wait is { } seconds && seconds < TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(seconds) : null;
        return new PlaceEstimate(head.Phase, false, place, ahead, shown, PollAfterOf(ticket, pollBy), false);
    }

    private static int? PlaceIn(RoomHead head, QueueTicket ticket)
    {
        if (head.Order == WaitingRoomOrder.Arrival || !ticket.Lobby)
            return ticket.Index;
        return head.Seed.IsDefaultOrEmpty || ticket.Index >= head.LobbyCount
            ? null
            : LobbyShuffle.Place(head.Seed.AsSpan(), head.LobbyCount, ticket.Index);
    }

    private static double? Seconds(RoomHead head, int ahead) => head.Phase switch
    {
        RoomPhase.Paused or RoomPhase.Closed => null,
        _ when head.Sale == RoomSale.SoldOut => null,
        _ => head.ObservedPerSecond switch
        {
            0 => null,
            { } observed => (ahead + 1) / observed,
            null => (ahead + 1) / (double)head.RatePerSecond,
        },
    };

    private static TimeSpan PollAfterOf(QueueTicket ticket, double waitSeconds)
    {
        var floor = Math.Clamp(waitSeconds / PollsPerWait, FrontPollSeconds, BackPollSeconds);
        // A fixed share of 0 to 1 for each number: neighbours get far apart values (Weyl sequence of the golden ratio).
        var share = (uint)ticket.Index * 2654435769u / (double)(1L << 32);
        return TimeSpan.FromMilliseconds(Math.Floor(1000 * floor * (1 + share)));
    }
}
