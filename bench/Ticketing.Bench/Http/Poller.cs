using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Ticketing.Bench.Http;

/// <summary>Waits until some of a worker's sockets can be read, with one system call for all sockets and without the thread pool.</summary>
internal sealed partial class Poller(int capacity)
{
    private const short Readable = 1;
    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly Entry[] _entries = new Entry[capacity];

    [StructLayout(LayoutKind.Sequential)]
    private struct Entry
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Span
    {
        public long Seconds;
        public long Nanoseconds;
    }

    /// <summary>Sets the socket of one entry.</summary>
    public void Watch(int place, Socket socket)
    {
        _entries[place].Descriptor = (int)socket.SafeHandle.DangerousGetHandle();
        _entries[place].Events = Readable;
        _entries[place].Returned = 0;
    }

    /// <summary>Waits until a socket can be read or was closed, or the time is over.</summary>
    /// <returns>How many are ready; <see cref="IsReady"/> tells which.</returns>
    public int Wait(TimeSpan timeout)
    {
        var nanoseconds = Math.Max(0, timeout.Ticks) * 100;
        var span = new Span { Seconds = nanoseconds / NanosecondsPerSecond, Nanoseconds = nanoseconds % NanosecondsPerSecond };
        // A negative count means that a signal interrupted the call. The caller's loop then checks the clock and calls again.
        return Math.Max(0, Poll(_entries, (nuint)_entries.Length, in span, 0));
    }

    /// <summary>Whether the last wait found something to read at this entry's socket.</summary>
    public bool IsReady(int place) => _entries[place].Returned != 0;

    // ppoll and not poll, because the time-out of poll is in milliseconds, which is too coarse for thousands of arrivals per second.
    [LibraryImport("libc", EntryPoint = "ppoll", SetLastError = true)]
    private static partial int Poll([In, Out] Entry[] entries, nuint count, in Span timeout, nint signals);
}
