using System.Diagnostics;
using System.Globalization;

namespace Ticketing.Bench.Servers;

/// <summary>The processor time of a server that has a process for each connection.</summary>
internal static class ProcessFamily
{
    /// <summary>The processor time that a process and its children have used so far.</summary>
    /// <param name="id">The process id of the parent.</param>
    public static TimeSpan ProcessorTime(int id)
    {
        var sum = TimeOf(id);
        foreach (var child in File.ReadAllText($"/proc/{id}/task/{id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            sum += TimeOf(int.Parse(child, CultureInfo.InvariantCulture));
        return sum;
    }

    // A child that ended between two readings takes its time with it. The measured servers keep their connections open, so this is rare and small.
    private static TimeSpan TimeOf(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.TotalProcessorTime;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return TimeSpan.Zero;
        }
    }
}
