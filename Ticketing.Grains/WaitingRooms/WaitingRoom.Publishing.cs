using Ticketing.Grains.WaitingRooms.Draw;

namespace Ticketing.Grains.WaitingRooms;

public sealed partial class WaitingRoom
{
    private string? _seedHash;

    /// <summary>The head as of the last command, to be taken together with that command's changes and sent when they are on disk.</summary>
    public RoomHead Publish()
    {
        _headVersion++;
        _seedHash ??= LobbyShuffle.Commitment(_seed.AsSpan());
        return new RoomHead(
            _performance,
            Generation,
            _headVersion,
            Phase,
            _settings.OpensAt,
            _settings.Order,
            _lobbyCount ?? _places.Count,
            _seedHash,
            _lobbyCount is null ? [] : _seed,
            Head,
            _waiting,
            _settings.RatePerSecond,
            Calling ? _observed.PerSecond(_now.UtcTicks) : null,
            _leavers.Sketch(Head, _places.Count));
    }

    private RoomPhase Phase => this switch
    {
        { _closed: true } => RoomPhase.Closed,
        { _lobbyCount: null } => RoomPhase.Lobby,
        { _settings.Paused: true } => RoomPhase.Paused,
        _ => RoomPhase.Open,
    };
}
