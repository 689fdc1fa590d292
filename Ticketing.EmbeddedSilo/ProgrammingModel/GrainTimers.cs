using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Orleans.Runtime;

/// <summary>A timer of one activation; it ends with the activation.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets the time to the next call and the time between calls; <see cref="Timeout.InfiniteTimeSpan"/> stops it.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}

/// <summary>How a grain timer runs.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct GrainTimerCreationOptions
{
    /// <summary>A timer that neither interleaves nor keeps the grain alive.</summary>
    public GrainTimerCreationOptions()
    {
    }

    /// <summary>A timer that neither interleaves nor keeps the grain alive.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Time to the first call.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>Time from the end of one call to the next; <see cref="Timeout.InfiniteTimeSpan"/> for once.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>May the callback run between the turns of a call? Default no.</summary>
    public bool Interleave { get; init; }

    /// <summary>Does a callback count as use of the grain, so that it is not collected? Default no.</summary>
    public bool KeepAlive { get; init; }
}
