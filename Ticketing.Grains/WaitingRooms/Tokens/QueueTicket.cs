using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Orleans;
using Ticketing.Grains.Signing;

namespace Ticketing.Grains.WaitingRooms.Tokens;

/// <summary>A place in a waiting room. It lasts as long as the room, so it carries no expiry; what it is worth, the room decides.</summary>
/// <param name="Performance">The performance.</param>
/// <param name="User">Whose place it is.</param>
/// <param name="Index">Number in order of arrival, 0-based.</param>
/// <param name="Lobby">Arrived before the opening, so the draw decides the place.</param>
/// <param name="Generation">Which room of the performance.</param>
[GenerateSerializer, Alias("WaitingRooms.QueueTicket")]
[StructLayout(LayoutKind.Auto)]
public readonly record struct QueueTicket(
    [property: Id(0)] string Performance,
    [property: Id(1)] Guid User,
    [property: Id(2)] int Index,
    [property: Id(3)] bool Lobby,
    [property: Id(4)] int Generation)
{
    // Format 1, all numbers big-endian: version 1, lobby 1, fingerprint of the performance 16, user 16, index 4, generation 4, spare 2.
    private const byte Format = 1;
    private const int BodyLength = 44;

    /// <summary>Length of a written ticket, characters.</summary>
    public static int TextLength => SignedText.TextLength(BodyLength);

    /// <summary>The ticket as signed text, safe in URLs.</summary>
    public string Write(SigningKeys keys)
    {
        Span<byte> body = stackalloc byte[BodyLength];
        body.Clear();
        body[0] = Format;
        body[1] = Lobby ? (byte)1 : (byte)0;
        SignedText.Fingerprint(Performance, body[2..18]);
        User.TryWriteBytes(body[18..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(body[34..], Index);
        BinaryPrimitives.WriteInt32BigEndian(body[38..], Generation);
        return SignedText.Seal(keys.QueueTickets, body);
    }

    /// <summary>Reads a ticket that a user presents for a performance. The ticket is set only with <see cref="TokenRefusal.None"/>.</summary>
    public static TokenRefusal TryRead(SigningKeys keys, ReadOnlySpan<char> text, string performance, Guid user, out QueueTicket ticket)
    {
        var refusal = TryRead(keys, text, performance, out ticket);
        if (refusal != TokenRefusal.None || ticket.User == user)
            return refusal;
        ticket = default;
        return TokenRefusal.OtherUser;
    }

    /// <summary>Reads a ticket whose holder is known by nothing else: who has it may see the place.</summary>
    public static TokenRefusal TryRead(SigningKeys keys, ReadOnlySpan<char> text, string performance, out QueueTicket ticket)
    {
        ticket = default;
        Span<byte> body = stackalloc byte[BodyLength];
        if (SignedText.Open(keys.QueueTickets, text, body, Format) is not TokenRefusal.None and var refusal)
            return refusal;
        var read = new QueueTicket(
            performance,
            new Guid(body[18..34], bigEndian: true),
            BinaryPrimitives.ReadInt32BigEndian(body[34..]),
            body[1] != 0,
            BinaryPrimitives.ReadInt32BigEndian(body[38..]));
        if (!SignedText.IsFor(performance, body[2..18]))
            return TokenRefusal.OtherPerformance;
        ticket = read;
        return TokenRefusal.None;
    }
}
