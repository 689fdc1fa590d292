using System.Buffers.Text;

namespace Ticketing.Bench.Http;

/// <summary>Takes one value out of a JSON body without reading the rest.</summary>
internal static class JsonField
{
    /// <summary>The text of a property; empty when it is not there.</summary>
    /// <param name="body">The JSON.</param>
    /// <param name="name">The property with its quotes, colon and the opening quote of the text: <c>"holdId":"</c>.</param>
    public static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name)
    {
        var at = body.IndexOf(name);
        if (at < 0) return default;
        var rest = body[(at + name.Length)..];
        var end = rest.IndexOf((byte)'"');
        return end < 0 ? default : rest[..end];
    }

    /// <summary>The whole number of a property; -1 when it is not there.</summary>
    /// <param name="body">The JSON.</param>
    /// <param name="name">The property with its quotes and colon: <c>"position":</c>.</param>
    public static long Number(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name)
    {
        var at = body.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(body[(at + name.Length)..], out long number, out _) ? number : -1;
    }
}
