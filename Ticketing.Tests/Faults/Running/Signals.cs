using System.Runtime.InteropServices;

namespace Ticketing.Tests.Faults.Running;

/// <summary>Signals to processes that this run started.</summary>
internal static class Signals
{
    private const int Stop = 19;
    private const int Continue = 18;

    /// <summary>SIGSTOP: the process gets no more processor time, its clock goes on.</summary>
    public static void Suspend(int process) => Send(process, Stop);

    /// <summary>SIGCONT: it goes on where it was.</summary>
    public static void Resume(int process) => Send(process, Continue);

    private static void Send(int process, int signal)
    {
        if (kill(process, signal) != 0) throw new InvalidOperationException($"Signal {signal} to process {process} failed: errno {Marshal.GetLastPInvokeError()}.");
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);
}
