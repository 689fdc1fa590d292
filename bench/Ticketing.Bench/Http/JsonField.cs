namespace Ticketing.Bench.Http;

/// <summary>Takes one text out of a JSON body without reading the rest.</summary>
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
}
