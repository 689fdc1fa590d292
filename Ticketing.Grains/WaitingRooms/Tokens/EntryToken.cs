using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Orleans;
using Ticketing.Grains.Signing;
using Ticketing.Grains.WaitingRooms.Journal;

namespace Ticketing.Grains.WaitingRooms.Tokens;

/// <summary>The right to buy in one performance, checked at every hold and order without asking anybody.</summary>
/// <param name="Performance">The performance.</param>
/// <param name="User">Who was admitted.</param>
/// <param name="Admission">Which admission; unique in the performance.</param>
/// <param name="ExpiresAt">End of the entry.</param>
[GenerateSerializer, Alias("WaitingRooms.EntryToken")]
[StructLayout(LayoutKind.Auto)]
public readonly record struct EntryToken(
    [property: Id(0)] string Performance,
    [property: Id(1)] Guid User,
    [property: Id(2)] long Admission,
    [property: Id(3)] DateTimeOffset ExpiresAt)
{
    // Format 1, all numbers big-endian: version 1, spare 1, fingerprint of the performance 16, user 16, admission 8, expiry in UTC ticks 8.
    private const byte Format = 1;
    private const int BodyLength = 50;

    /// <summary>Length of a written token, characters.</summary>
    public static int TextLength => SignedText.TextLength(BodyLength);

    /// <summary>The latest of a person's admissions that is over for good; every entry up to it is void.</summary>
    /// <remarks>A number that was given up before it was let in may come back: in a lobby that will be drawn the same number is given out again.</remarks>
    public static long LastEnded(WaiterRow waiter)
    {
        var number = NumberOf(waiter.Generation, waiter.Index);
        return waiter is { State: WaiterRowState.Left, EnteredUntil: not null } ? number : number - 1;
    }

    /// <summary>
    /// The admission of a place: a number is admitted at most once in a room's life, so it names the admission too, and the
    /// generation in front makes that unique over all rooms of the performance.
    /// </summary>
    /// <param name="generation">Which room.</param>
    /// <param name="index">The number, 0-based.</param>
    public static long NumberOf(int generation, int index) => ((long)generation << 32) | (uint)index;

    /// <summary>The token as signed text, safe in URLs and headers.</summary>
    public string Write(SigningKeys keys)
    {
        Span<byte> body = stackalloc byte[BodyLength];
        body.Clear();
        body[0] = Format;
        SignedText.Fingerprint(Performance, body[2..18]);
        User.TryWriteBytes(body[18..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(body[34..], Admission);
        BinaryPrimitives.WriteInt64BigEndian(body[42..], ExpiresAt.UtcTicks);
        return SignedText.Seal(keys.EntryTokens, body);
    }

    /// <summary>Reads a token that a caller presents for a performance. The token is set only with <see cref="TokenRefusal.None"/>.</summary>
    public static TokenRefusal TryRead(SigningKeys keys, ReadOnlySpan<char> text, string performance, Guid user, DateTimeOffset now, out EntryToken token)
    {
        token = default;
        Span<byte> body = stackalloc byte[BodyLength];
        if (SignedText.Open(keys.EntryTokens, text, body, Format) is not TokenRefusal.None and var refusal)
            return refusal;
        var read = new EntryToken(
            performance,
            new Guid(body[18..34], bigEndian: true),
            BinaryPrimitives.ReadInt64BigEndian(body[34..]),
            new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(body[42..]), TimeSpan.Zero));
        if (!SignedText.IsFor(performance, body[2..18]))
            return TokenRefusal.OtherPerformance;
        if (read.User != user)
            return TokenRefusal.OtherUser;
        if (read.ExpiresAt <= now)
            return TokenRefusal.Expired;
        token = read;
        return TokenRefusal.None;
    }
}
