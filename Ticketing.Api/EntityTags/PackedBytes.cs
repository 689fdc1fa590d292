using System.IO.Compression;

namespace Ticketing.Api.EntityTags;

/// <summary>Bytes to send in every content coding. Each form is made once, when it is first asked for.</summary>
internal sealed class PackedBytes
{
    private readonly Lazy<byte[]> _identity;
    private readonly Lazy<byte[]> _gzip;
    private readonly Lazy<byte[]> _brotli;

    /// <summary>Bytes that are made when they are first asked for.</summary>
    public PackedBytes(Func<byte[]> make)
    {
        _identity = new Lazy<byte[]>(make);
        _gzip = new Lazy<byte[]>(() => Pack(_identity.Value, static packed => new GZipStream(packed, CompressionLevel.Fastest)));
        _brotli = new Lazy<byte[]>(() => Pack(_identity.Value, static packed => new BrotliStream(packed, CompressionLevel.Fastest)));
    }

    /// <summary>The bytes in a coding.</summary>
    public byte[] In(ContentCoding coding) => coding switch
    {
        ContentCoding.Gzip => _gzip.Value,
        ContentCoding.Brotli => _brotli.Value,
        _ => _identity.Value,
    };

    private static byte[] Pack(byte[] plain, Func<Stream, Stream> packer)
    {
        using var packed = new MemoryStream();
        using (var stream = packer(packed)) stream.Write(plain);
        return packed.ToArray();
    }
}
