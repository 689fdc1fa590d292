using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Ticketing.Bench.Servers;

/// <summary>Facts about the machine that the figures depend on.</summary>
internal static class Machine
{
    private const int Syncs = 100;
    private const int PageBytes = 4_096;

    /// <summary>The facts, one per line.</summary>
    /// <param name="dataFolder">A folder on the disk of the silo's database.</param>
    public static IEnumerable<string> Facts(string dataFolder)
    {
        yield return $"{Environment.ProcessorCount} cores, {ProcessorName()}, load average {LoadAverage()}";
        yield return $"{RuntimeInformation.OSDescription}, .NET {Environment.Version}, silo and driver on the same machine";
        yield return $"SQLite with journal_mode=WAL, synchronous=FULL (Ticketing.Silo/Storage/Sqlite/SqliteConnections.cs): one sync per commit; "
            + $"a write of 4 KiB and its sync takes {SyncTime(dataFolder).TotalMicroseconds:0} µs here, on {FileSystem(dataFolder)}";
    }

    private static string ProcessorName() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor"
        : "unknown processor";

    private static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string FileSystem(string folder)
    {
        try
        {
            return new DriveInfo(folder).DriveFormat;
        }
        catch (IOException)
        {
            return "an unknown file system";
        }
    }

    // The median of several synced writes. A commit takes at least this time, so two machines are compared by it first.
    private static TimeSpan SyncTime(string folder)
    {
        var path = Path.Combine(folder, "sync-probe");
        var times = new TimeSpan[Syncs];
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, PageBytes, FileOptions.DeleteOnClose))
        {
            var page = new byte[PageBytes];
            for (var i = 0; i < Syncs; i++)
            {
                var start = Stopwatch.GetTimestamp();
                file.Write(page);
                file.Flush(flushToDisk: true);
                times[i] = Stopwatch.GetElapsedTime(start);
            }
        }

        Array.Sort(times);
        return times[Syncs / 2];
    }
}
