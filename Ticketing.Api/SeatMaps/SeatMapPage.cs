using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Ticketing.Api.EntityTags;
using Ticketing.Grains.Plans;
using Ticketing.Grains.SeatMaps.Map;
using Ticketing.Grains.Seats;

namespace Ticketing.Api.SeatMaps;

/// <summary>One version of a map as bytes to send. Each form is rendered and compressed once, when first asked for.</summary>
internal sealed class SeatMapPage
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly JsonEncodedText[] StatusTexts =
        [.. Enum.GetNames<SeatStatus>().Select(name => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(name)))];

    private readonly PackedBytes json;
    private readonly PackedBytes bits;

    /// <summary>A page of a snapshot.</summary>
    public SeatMapPage(string performance, string planId, SeatingPlan plan, SeatMapSnapshot snapshot)
    {
        Snapshot = snapshot;
        Tag = new PackedTag($"{snapshot.Epoch}-{snapshot.Version}");
        json = new PackedBytes(() => Render(performance, planId, plan, snapshot));
        bits = new PackedBytes(() => snapshot.Bits);
    }

    /// <summary>The snapshot that the page shows.</summary>
    public SeatMapSnapshot Snapshot { get; }

    /// <summary>The entity tags of this version. They contain the epoch, because versions of two epochs may have the same number.</summary>
    public PackedTag Tag { get; }

    /// <summary>The map as JSON.</summary>
    public byte[] Json(ContentCoding coding) => json.In(coding);

    /// <summary>The map as two bits per seat, in the plan's order.</summary>
    public byte[] Bits(ContentCoding coding) => bits.In(coding);

    private static byte[] Render(string performance, string planId, SeatingPlan plan, SeatMapSnapshot snapshot)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * plan.SeatCount);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("performanceId", performance);
            writer.WriteString("planId", planId);
            writer.WriteString("version", $"{snapshot.Epoch}-{snapshot.Version}");
            WriteGrades(writer, plan, snapshot);
            WriteSeats(writer, plan, snapshot);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteGrades(Utf8JsonWriter writer, SeatingPlan plan, SeatMapSnapshot snapshot)
    {
        writer.WriteStartArray("grades");
        for (var grade = 0; grade < plan.Categories.Count; grade++)
        {
            writer.WriteStartObject();
            writer.WriteString("grade", plan.Categories[grade].Name);
            for (var status = 0; status < StatusTexts.Length; status++)
                writer.WriteNumber(StatusTexts[status], snapshot.Counts[(grade * 4) + status]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSeats(Utf8JsonWriter writer, SeatingPlan plan, SeatMapSnapshot snapshot)
    {
        writer.WriteStartArray("seats");
        for (var seat = 0; seat < plan.SeatCount; seat++)
        {
            writer.WriteStartObject();
            writer.WriteString("seat", plan.SeatIdSpan(seat));
            writer.WriteString("grade", plan.Categories[plan.CategoryOf(seat)].Name);
            writer.WriteString("status", StatusTexts[(snapshot.Bits[seat / 4] >> (2 * (seat % 4))) & 3]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
