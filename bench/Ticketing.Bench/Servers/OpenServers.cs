using System.Runtime.InteropServices;

namespace Ticketing.Bench.Servers;

/// <summary>Processes that this one has started, and their folders: they must not outlive it when it is told to end in the middle of a run.</summary>
internal static class OpenServers
{
    // Also the lock; in the order they were made.
    private static readonly List<IDisposable> Open = [];

    private static bool _isEnding;

    // Kept for as long as the process lives: a registration that is collected ends.
    private static IReadOnlyList<PosixSignalRegistration> _registrations = [];

    /// <summary>Makes something that must not outlive this process. A signal comes before or after, never in between; after one, this does not return.</summary>
    /// <param name="owner">Who ends what is made.</param>
    /// <param name="make">Makes it; the owner must be able to end it when this returns.</param>
    public static void Make(IDisposable owner, Action make)
    {
        lock (Open)
        {
            if (!_isEnding)
            {
                make();
                if (!Open.Contains(owner)) Open.Add(owner);
                return;
            }
        }

        WaitForTheEnd();
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

    /// <summary>Does not return when this process was told to end: the exit code is that of the signal then, whatever failed because its servers went.</summary>
    public static void WaitIfEnding()
    {
        lock (Open)
        {
            if (!_isEnding) return;
        }

        WaitForTheEnd();
    }

    private static void WaitForTheEnd() => Thread.Sleep(Timeout.Infinite);

    private static void End(PosixSignalContext signal, int exitCode)
    {
        signal.Cancel = true;
        IDisposable[] all;
        lock (Open)
        {
            // A second signal must not end this process while the first one still ends the others.
            if (_isEnding) return;
            _isEnding = true;
            all = [.. Open];
        }

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
