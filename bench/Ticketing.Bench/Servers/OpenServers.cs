using System.Runtime.InteropServices;

namespace Ticketing.Bench.Servers;

/// <summary>The server processes and folders that this process has made. They must not outlive it when a signal ends it in the middle of a run.</summary>
internal static class OpenServers
{
    // In the order in which the objects were made. The list is also the lock.
    private static readonly List<IDisposable> Open = [];

    private static bool _isEnding;

    // Kept in a field, because a registration ends when it is garbage-collected.
    private static IReadOnlyList<PosixSignalRegistration> _registrations = [];

    /// <summary>
    /// Makes a process or folder that must not outlive this process. A signal is handled before or after <c>make</c> runs, never in between.
    /// After a signal this method does not return.
    /// </summary>
    /// <param name="owner">The object that ends the process or deletes the folder.</param>
    /// <param name="make">Makes the process or folder. When it returns, the owner must be able to end it.</param>
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

    /// <summary>Removes an owner whose process has ended or whose folder is deleted.</summary>
    public static void Remove(IDisposable ended)
    {
        lock (Open) Open.Remove(ended);
    }

    /// <summary>Makes Ctrl-C and SIGTERM end all owners, the newest first, and then this process, with the exit code that shells use for the signal.</summary>
    public static void EndOnSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => End(signal, exitCode: 130)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, static signal => End(signal, exitCode: 143)),
    ];

    /// <summary>
    /// Does not return after a signal. A run fails when its servers end, and the exit code must then be the one of the signal, not the one of that failure.
    /// </summary>
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
#pragma warning disable CA1031 // The failing run may dispose the same owner at this moment. The other owners must be disposed all the same.
            catch (Exception)
#pragma warning restore CA1031
            {
                // There is nobody to report the failure to, because this process ends.
            }
        }

        Environment.Exit(exitCode);
    }
}
