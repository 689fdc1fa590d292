using System.Diagnostics;
using Ticketing.Bench.Contenders;

namespace Ticketing.Bench.Reports;

/// <summary>Measures the processor time of a contender and of the driver.</summary>
internal sealed class Meter
{
    private readonly Contender _contender;
    private readonly Cost _before;

    private Meter(Contender contender) => (_contender, _before) = (contender, Now(contender));

    /// <summary>The processor time used since the start.</summary>
    public Cost Cost => Now(_contender) - _before;

    /// <summary>Starts to measure.</summary>
    public static Meter Start(Contender contender) => new(contender);

    private static Cost Now(Contender contender)
    {
        using var self = Process.GetCurrentProcess();
        return new Cost(contender.ProcessorTimes, self.TotalProcessorTime);
    }
}
