using System.Diagnostics;
using Ticketing.Bench.Contenders;

namespace Ticketing.Bench.Reports;

/// <summary>Measures processor time.</summary>
internal sealed class Meter
{
    private readonly Contender _contender;
    private readonly Cost _before;

    private Meter(Contender contender) => (_contender, _before) = (contender, Now(contender));

    /// <summary>What was used since the start.</summary>
    public Cost Cost => Now(_contender) - _before;

    /// <summary>From now on.</summary>
    public static Meter Start(Contender contender) => new(contender);

    private static Cost Now(Contender contender)
    {
        using var self = Process.GetCurrentProcess();
        return new Cost(contender.ProcessorTimes, self.TotalProcessorTime);
    }
}
