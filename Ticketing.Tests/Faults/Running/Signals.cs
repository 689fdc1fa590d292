using System.Runtime.InteropServices;
using Ticketing.Bench.Servers;

namespace Ticketing.Tests.Faults.Running;

/// <summary>Signals to processes that this run started.</summary>
internal static class Signals
{
    private const int Terminated = 15;
    private const int Stop = 19;
    private const int Continue = 18;
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(40);

    /// <summary>SIGSTOP: the process gets no more processor time, but time goes on.</summary>
    public static void Suspend(int process) => Send(process, Stop);

    /// <summary>SIGCONT: the process continues.</summary>
    public static void Resume(int process) => Send(process, Continue);

    /// <summary>SIGTERM: asks the process to end.</summary>
    public static void Terminate(int process) => Send(process, Terminated);

    /// <summary>SIGTERM: asks the process to end. It must end in time and with exit code 0.</summary>
    public static async Task EndAsync(ServerProcess process)
    {
        Terminate(process.Id);
        using var patience = new CancellationTokenSource(LongestStop);
        var code = await process.WaitForExitAsync(patience.Token);
        if (code != 0) throw new InvalidOperationException($"Process {process.Id} was asked to stop and ended with {code}.");
    }

    private static void Send(int process, int signal)
    {
        if (kill(process, signal) != 0) throw new InvalidOperationException($"Signal {signal} to process {process} failed: errno {Marshal.GetLastPInvokeError()}.");
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);
}
