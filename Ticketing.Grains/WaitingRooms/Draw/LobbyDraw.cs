using System.Collections.Immutable;
using Ticketing.Grains.Performances;

namespace Ticketing.Grains.WaitingRooms.Draw;

/// <summary>Who stands at which place: by arrival, or by the draw over those who were in the lobby at the opening.</summary>
internal sealed class LobbyDraw
{
    private string? _commitment;

    /// <param name="seed">Seed of the draw, <see cref="LobbyShuffle.SeedLength"/> bytes.</param>
    /// <param name="order">How the lobby is ordered.</param>
    /// <param name="lobbyCount">How many numbers took part in the draw; null before the opening.</param>
    public LobbyDraw(ImmutableArray<byte> seed, WaitingRoomOrder order, int? lobbyCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, LobbyShuffle.SeedLength, nameof(seed));
        (Seed, Order, LobbyCount) = (seed, order, lobbyCount);
    }

    /// <summary>The seed; secret until the opening.</summary>
    public ImmutableArray<byte> Seed { get; }

    /// <summary>What is published of the seed before the opening.</summary>
    public string Commitment => _commitment ??= LobbyShuffle.Commitment(Seed.AsSpan());

    /// <summary>How the lobby is ordered; changes only before the opening.</summary>
    public WaitingRoomOrder Order { get; set; }

    /// <summary>How many numbers took part in the draw; null before the opening.</summary>
    public int? LobbyCount { get; private set; }

    /// <summary>Whether the room has opened.</summary>
    public bool IsOpen => LobbyCount is not null;

    /// <summary>Whether numbers have places. In a shuffled lobby nobody has a place yet.</summary>
    public bool HasPlaces => IsOpen || Order == WaitingRoomOrder.Arrival;

    /// <summary>Draws over the numbers given out so far.</summary>
    public void Open(int count) => LobbyCount = count;

    /// <summary>Whether the number arrived before the opening.</summary>
    public bool IsOfLobby(int index) => index < (LobbyCount ?? int.MaxValue);

    /// <summary>The place of a number.</summary>
    public int PlaceOf(int index) => IsDrawn(index) ? LobbyShuffle.Place(Seed.AsSpan(), LobbyCount!.Value, index) : index;

    /// <summary>The number at a place.</summary>
    public int IndexAt(int place) => IsDrawn(place) ? LobbyShuffle.Index(Seed.AsSpan(), LobbyCount!.Value, place) : place;

    private bool IsDrawn(int number) => Order == WaitingRoomOrder.Shuffled && number < LobbyCount;
}
