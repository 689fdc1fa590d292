using System.Collections.Immutable;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Calls;
using Ticketing.Grains.WaitingRooms.Draw;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Sales;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>The small machines that a waiting room is made of. None knows a clock; each does one thing.</summary>
internal sealed class RoomParts
{
    private RoomParts(LobbyDraw draw, int cap, int head, int graceHead, FollowedSale sale)
    {
        Sale = sale;
        Draw = draw;
        Line = new WaitingLine(draw);
        Slots = new Slots(cap);
        Graces = new Graces(Line, draw, Slots, graceHead);
        Silence = new SilenceWatch(Line);
        Calls = new CallDesk(Line, draw, Slots, Graces, Silence, head);
        Sessions = new Sessions(Line, Slots);
        Entrance = new Entrance(Line, Calls, Sessions);
    }

    /// <summary>The sale behind the room.</summary>
    public FollowedSale Sale { get; }

    /// <summary>Who stands at which place.</summary>
    public LobbyDraw Draw { get; }

    /// <summary>Everybody's places.</summary>
    public WaitingLine Line { get; }

    /// <summary>How many are inside or called.</summary>
    public Slots Slots { get; }

    /// <summary>What becomes of those who were called and do not come.</summary>
    public Graces Graces { get; }

    /// <summary>Who is silent and is not called.</summary>
    public SilenceWatch Silence { get; }

    /// <summary>Who is called next.</summary>
    public CallDesk Calls { get; }

    /// <summary>Who is inside, and until when.</summary>
    public Sessions Sessions { get; }

    /// <summary>Lets people in who were called.</summary>
    public Entrance Entrance { get; }

    /// <summary>The parts of a room with nobody in it.</summary>
    public static RoomParts Create(WaitingRoomSettings settings, ImmutableArray<byte> seed) =>
        new(new LobbyDraw(seed, settings.Order, lobbyCount: null), settings.Cap, head: 0, graceHead: 0, new FollowedSale());

    /// <summary>The parts of a room as its row tells, before its people are put back.</summary>
    public static RoomParts Of(RoomRow row) =>
        new(new LobbyDraw([.. row.Seed], row.Order, row.LobbyCount), row.Cap, row.Head, row.GraceHead, new FollowedSale(row.Sale, row.SaleOpensAt, row.SaleVersion));

    /// <summary>Draws over the lobby; calls are counted from the opening on.</summary>
    public void Open(DateTimeOffset opensAt)
    {
        Draw.Open(Line.Count);
        Line.MarkLeavers(Calls.Head);
        Calls.Start(opensAt.UtcTicks);
    }

    /// <summary>Takes over settings that are valid and may change now.</summary>
    public void Change(WaitingRoomSettings before, WaitingRoomSettings settings, long nowTicks)
    {
        Calls.Fill(nowTicks, before.RatePerSecond);
        if (settings.Paused != before.Paused) Calls.ForgetPace();
        Slots.Cap = settings.Cap;
        if (settings.Order == before.Order) return;
        Draw.Order = settings.Order;
        Line.MarkLeavers(Calls.Head);
    }

    /// <summary>Ends a living place on its owner's word.</summary>
    public void End(int index)
    {
        ref var waiter = ref Line[index];
        switch (waiter.State)
        {
            case WaiterState.Waiting:
                Line.Left(index);
                break;
            case WaiterState.Called:
                Slots.GiveUp();
                break;
            case WaiterState.Active:
                Sessions.End(index);
                break;
        }

        waiter.State = WaiterState.Gone;
        Line.Changed(index);
    }

    /// <summary>What is known of a user; null if there is no living place.</summary>
    public PlaceView? Look(Guid user)
    {
        if (Line.LivingIndexOf(user) is not (>= 0 and var index)) return null;
        var waiter = Line[index];
        int? place = Draw.HasPlaces ? Draw.PlaceOf(index) : null;
        return new PlaceView(index, place, waiter.State, waiter.State == WaiterState.Active ? new DateTimeOffset(waiter.Time, TimeSpan.Zero) : null);
    }

    /// <summary>What pollers are told of the line.</summary>
    public RoomHead ToHead(string performance, int generation, long version, RoomPhase phase, WaitingRoomSettings settings, double? observedPerSecond) => new(
        performance,
        generation,
        version,
        phase,
        settings.OpensAt,
        settings.Order,
        Draw.LobbyCount ?? Line.Count,
        Draw.Commitment,
        Draw.IsOpen ? Draw.Seed : [],
        Calls.Head,
        Line.Waiting,
        settings.RatePerSecond,
        observedPerSecond,
        Line.Sketch(Calls.Head),
        Sale.Now);

    /// <summary>Stops the room when a rule has been broken, before anything of it reaches the disk.</summary>
    /// <exception cref="InvalidOperationException">The counts do not fit together.</exception>
    public void Check(string performance)
    {
        if (Slots.Active < 0 || Slots.Reserved < 0 || Line.Waiting < 0 || Calls.Head > Line.Count || Graces.GraceHead > Calls.Head)
            throw new InvalidOperationException($"Waiting room {performance}: active {Slots.Active}, reserved {Slots.Reserved}, waiting {Line.Waiting}, head {Calls.Head} of {Line.Count}, grace head {Graces.GraceHead}.");
    }
}
