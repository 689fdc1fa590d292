using System.Buffers.Text;

namespace Ticketing.Bench.Http;

/// <summary>
/// Reads one HTTP/1.1 response at a time (RFC 9112). It reads only what a load driver needs: the status, the length of the body, and the body. The next
/// request is sent after the response is complete, so nothing follows the response in the buffer.
/// </summary>
/// <param name="maxBytes">The largest accepted response, head and body together.</param>
internal sealed class ResponseReader(int maxBytes)
{
    private const int StatusAt = 9;

    private readonly byte[] _buffer = new byte[maxBytes];
    private int _length;
    private int _bodyAt;
    private int _bodyLength;

    /// <summary>The buffer for the next bytes.</summary>
    public Span<byte> Free => _buffer.AsSpan(_length);

    /// <summary>The status of the complete response.</summary>
    public int Status { get; private set; }

    /// <summary>The body of the complete response, valid until <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Body => _buffer.AsSpan(_bodyAt, _bodyLength);

    /// <summary>Prepares for the next response.</summary>
    public void Clear() => _length = 0;

    /// <summary>Processes bytes that were received into <see cref="Free"/>.</summary>
    /// <returns>Whether the response is complete.</returns>
    /// <exception cref="InvalidDataException">The response is not HTTP/1.1, or is too large.</exception>
    public bool Received(int count)
    {
        _length += count;
        var text = _buffer.AsSpan(0, _length);
        var headEnd = text.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0) return Incomplete();

        var head = text[..(headEnd + 2)];
        if (!head.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(head[StatusAt..], out int status, out _))
            throw new InvalidDataException("The answer is not HTTP/1.1.");
        Status = status;
        _bodyAt = headEnd + 4;
        if (status is 204 or 304) return Complete(0);
        if (Header(head, "\r\nContent-Length:"u8) is { IsEmpty: false } size && Utf8Parser.TryParse(size, out int length, out _))
            return _length - _bodyAt >= length ? Complete(length) : Incomplete();
        if (Header(head, "\r\nTransfer-Encoding:"u8).StartsWith("chunked"u8)) return ReadChunks();
        throw new InvalidDataException("The answer has neither a Content-Length nor chunks.");
    }

    // Kestrel writes header names exactly like this. Names in another case would mean another server, so the search is case-sensitive on purpose.
    private static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var at = head.IndexOf(name);
        if (at < 0) return default;
        var rest = head[(at + name.Length)..];
        return rest[..rest.IndexOf((byte)'\r')].TrimStart((byte)' ');
    }

    // Chunks are joined only when all of them have arrived, because an incomplete response is read again from its start.
    private bool ReadChunks()
    {
        if (!TryWalkChunks(move: false, out _)) return Incomplete();
        TryWalkChunks(move: true, out var length);
        return Complete(length);
    }

    private bool TryWalkChunks(bool move, out int total)
    {
        total = 0;
        var at = _bodyAt;
        while (true)
        {
            var lineEnd = _buffer.AsSpan(at, _length - at).IndexOf("\r\n"u8);
            if (lineEnd < 0) return false;
            if (!Utf8Parser.TryParse(_buffer.AsSpan(at, lineEnd), out int size, out _, 'X')) throw new InvalidDataException("A chunk has no size.");
            at += lineEnd + 2;
            if (_length - at < size + 2) return false;
            if (size == 0) return true;
            if (move) _buffer.AsSpan(at, size).CopyTo(_buffer.AsSpan(_bodyAt + total));
            total += size;
            at += size + 2;
        }
    }

    private bool Complete(int length)
    {
        _bodyLength = length;
        return true;
    }

    private bool Incomplete() => _length < maxBytes ? false : throw new InvalidDataException($"The answer is larger than {maxBytes} bytes.");
}
