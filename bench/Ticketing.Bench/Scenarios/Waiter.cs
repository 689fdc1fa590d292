using Ticketing.Bench.Load;

namespace Ticketing.Bench.Scenarios;

/// <summary>Somebody in a line that nobody leaves, so the place must never change.</summary>
/// <param name="position">The place told at entering.</param>
/// <param name="mayGrow">Whether the first poll may tell a worse place.</param>
/// <param name="poll">The request that asks for the place.</param>
internal sealed class Waiter(long position, bool mayGrow, byte[] poll)
{
    private long _position = position;
    private bool _mayGrow = mayGrow;

    /// <summary>The place.</summary>
    public long Position => _position;

    /// <summary>The request that asks for the place.</summary>
    public byte[] Poll => poll;

    /// <summary>Judges the answer to a poll.</summary>
    public Verdict Read(int status, ReadOnlySpan<byte> body) => status switch
    {
        200 when IsAt(WaitingLine.PositionIn(body)) => Verdict.Succeeded,
        429 or 503 => Verdict.Refused,
        _ => Verdict.Failed,
    };

    private bool IsAt(long position)
    {
        if (_mayGrow && position > _position) _position = position;
        _mayGrow = false;
        // An answer without a place reads as -1.
        return position >= 0 && position == _position;
    }
}
