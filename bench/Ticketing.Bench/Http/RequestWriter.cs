using System.Buffers.Text;

namespace Ticketing.Bench.Http;

/// <summary>Builds a request from prepared bytes.</summary>
internal ref struct RequestWriter(Span<byte> to)
{
    private readonly Span<byte> _to = to;

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes written so far.</summary>
    public readonly ReadOnlySpan<byte> Written => _to[..Length];

    /// <summary>Adds bytes as they are.</summary>
    public RequestWriter Add(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_to[Length..]);
        Length += bytes.Length;
        return this;
    }

    /// <summary>Adds a number in digits.</summary>
    public RequestWriter Add(long number)
    {
        Utf8Formatter.TryFormat(number, _to[Length..], out var written);
        Length += written;
        return this;
    }

    /// <summary>Ends a request that has a JSON body.</summary>
    public RequestWriter Json(scoped ReadOnlySpan<byte> body) =>
        Add("Content-Type: application/json\r\nContent-Length: "u8).Add(body.Length).Add("\r\n\r\n"u8).Add(body);

    /// <summary>Ends a request that has no body.</summary>
    public RequestWriter NoBody() => Add("\r\n"u8);
}
