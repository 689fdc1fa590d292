using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Ticketing.Grains.Plans;

/// <summary>Packs and unpacks a whole plan as one compressed document.</summary>
/// <remarks>
/// A plan is stored as one immutable row, because 66,000 seat rows in one commit would delay the writes of a sale that runs
/// at the same time. The document keeps the order of the seats: every seat map refers to seats by their index.
/// </remarks>
public static class PlanDocument
{
    internal const int Version = 1;

    // At quality 5, Brotli packs 100,000 seats in a tenth of a second. Quality 11 takes many seconds and saves only a few percent.
    private const int Quality = 5;
    private const int Window = 22;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Packs a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Brotli-compressed JSON.</returns>
    public static byte[] Write(SeatingPlan plan)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, Compact))
            PlanDocumentWriter.Write(writer, plan);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength((int)json.Length)];
        if (!BrotliEncoder.TryCompress(json.GetBuffer().AsSpan(0, (int)json.Length), packed, out var length, Quality, Window))
            throw new InvalidOperationException($"Brotli needed more than its own bound of {packed.Length} bytes.");
        return packed[..length];
    }

    /// <summary>Unpacks a plan.</summary>
    /// <param name="document">What <see cref="Write"/> returned.</param>
    /// <returns>The same plan with the same seat order, or the reason why the document is not a plan.</returns>
    public static PlanResult Read(ReadOnlyMemory<byte> document)
    {
        if (!TryUnpack(document, out var json))
            return PlanResult.Of("document", $"is not Brotli, or holds more than {PlanLimits.TextBytes} bytes");
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return PlanDocumentReader.Read(parsed.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return PlanResult.Of("document", $"is damaged: {e.Message}");
        }
    }

    private static bool TryUnpack(ReadOnlyMemory<byte> document, out ReadOnlyMemory<byte> json)
    {
        json = default;
        using var brotli = new BrotliStream(new MemoryStream(document.ToArray()), CompressionMode.Decompress);
        using var unpacked = new MemoryStream(document.Length * 8);
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = brotli.Read(buffer)) > 0;)
            {
                if (unpacked.Length + read > PlanLimits.TextBytes)
                    return false;
                unpacked.Write(buffer, 0, read);
            }
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            return false;
        }
        json = unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length);
        return true;
    }
}
