using System.Diagnostics;
using Ticketing.Bench.Contenders;

namespace Ticketing.Bench.Reports;

/// <summary>Measures processor time.</summary>
internal readonly record struct Meter(Contender Contender, TimeSpan Server, TimeSpan Driver)
{
    /// <summary>What was used since the start.</summary>
    public Cost Cost => new(Contender.ProcessorTime - Server, DriverTime - Driver);

    private static TimeSpan DriverTime
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return self.TotalProcessorTime;
        }
    }

    /// <summary>From now on.</summary>
    public static Meter Start(Contender contender) => new(contender, contender.ProcessorTime, DriverTime);
}
