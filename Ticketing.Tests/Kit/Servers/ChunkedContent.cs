using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Ticketing.Tests.Kit.Servers;

/// <summary>A JSON body sent in pieces, without a length.</summary>
public sealed class ChunkedContent : HttpContent
{
    private const int PieceLength = 7_000;
    private readonly byte[] _bytes;

    public ChunkedContent(string text)
    {
        _bytes = Encoding.UTF8.GetBytes(text);
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (var piece in _bytes.Chunk(PieceLength))
        {
            await stream.WriteAsync(piece);
            await stream.FlushAsync();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
