using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ticketing.Tests.Faults.Histories;

/// <summary>A fault, or another event that explains what clients saw.</summary>
internal sealed record Incident(string Name, TimeSpan Start, TimeSpan End);

/// <summary>A performance that clients bought from, as it was at the start, when nobody had a seat.</summary>
internal sealed record Stage(string Performance, TimeSpan HoldTime, bool HasRoom, IReadOnlyList<string> Blocked, int SeatCount);

/// <summary>All requests and answers of all clients, the faults during the run, and the rows that were read at quiet moments.</summary>
internal sealed class History
{
    private static readonly JsonSerializerOptions Format = new()
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private readonly List<Operation> _operations = [];
    private readonly List<RowsRead> _reads = [];
    private readonly List<Incident> _incidents = [];

    public ServerClock Clock { get; } = new(DateTimeOffset.UtcNow);

    /// <summary>The instant now, on the run's monotonic clock.</summary>
    public TimeSpan Now => _watch.Elapsed;

    public List<Stage> Stages { get; } = [];

    /// <summary>All operations, ordered by start.</summary>
    public IReadOnlyList<Operation> Operations
    {
        get
        {
            lock (_gate) return [.. _operations.OrderBy(operation => operation.Start)];
        }
    }

    public IReadOnlyList<RowsRead> Reads
    {
        get
        {
            lock (_gate) return [.. _reads];
        }
    }

    public IReadOnlyList<Incident> Incidents
    {
        get
        {
            lock (_gate) return [.. _incidents];
        }
    }

    public void Add(Operation operation)
    {
        lock (_gate) _operations.Add(operation);
    }

    public void Add(RowsRead rows)
    {
        lock (_gate) _reads.Add(rows);
    }

    public void Add(Incident incident)
    {
        lock (_gate) _incidents.Add(incident);
    }

    /// <summary>One JSON object per line: operations, incidents and rows, by the time they began.</summary>
    public void WriteTo(string path)
    {
        var lines = Operations.Select(line => (line.Start, Line: (object)line))
            .Concat(Incidents.Select(line => (line.Start, Line: (object)line)))
            .Concat(Reads.Select(line => (line.Start, Line: (object)line)));
        File.WriteAllLines(path, lines.OrderBy(line => line.Start).Select(line => JsonSerializer.Serialize(line.Line, line.Line.GetType(), Format)));
    }
}
