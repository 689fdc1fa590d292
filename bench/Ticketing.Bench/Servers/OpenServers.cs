using System.Runtime.InteropServices;

namespace Ticketing.Bench.Servers;

/// <summary>Processes that this one has started, and their folders: they must not outlive it when it is told to end in the middle of a run.</summary>
internal static class OpenServers
{
    // Also the lock; in the order they were made.
    private static readonly List<IDisposable> Open = [];

    // Kept for as long as the process lives: a registration that is collected ends.
    private static IReadOnlyList<PosixSignalRegistration> _registrations = [];

    /// <summary>Something was made.</summary>
    public static void Add(IDisposable made)
    {
        lock (Open) Open.Add(made);
    }

    /// <summary>Something has ended.</summary>
    public static void Remove(IDisposable ended)
    {
        lock (Open) Open.Remove(ended);
    }

    /// <summary>Has Ctrl-C and SIGTERM end them, the newest first, and then this process, with the exit code that shells give such an end.</summary>
    public static void EndOnSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => End(signal, exitCode: 130)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, static signal => End(signal, exitCode: 143)),
    ];

    private static void End(PosixSignalContext signal, int exitCode)
    {
        signal.Cancel = true;
        IDisposable[] all;
        lock (Open) all = [.. Open];
        foreach (var one in all.Reverse())
        {
            try
            {
                one.Dispose();
            }
#pragma warning disable CA1031 // The run fails meanwhile and may end the same one; the others must be ended all the same.
            catch (Exception)
#pragma warning restore CA1031
            {
                // What is left is told by nobody: this process ends.
            }
        }

        Environment.Exit(exitCode);
    }
}
