using System.Collections.Concurrent;
using System.Diagnostics;

namespace Ticketing.Bench.Servers;

/// <summary>What the database servers of a run have in common: a program whose output is kept for errors, and a wait until it answers.</summary>
internal static class ServerProgram
{
    /// <summary>Starts a program.</summary>
    /// <param name="path">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="said">Gets its output.</param>
    /// <param name="folder">The folder it works in; null for that of this process.</param>
    public static Process Begin(string path, IEnumerable<string> arguments, ConcurrentQueue<string> said, string? folder = null)
    {
        var start = new ProcessStartInfo(path, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        var process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Keep(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is { } text) said.Enqueue(text);
        }
    }

    /// <summary>Asks a server until it answers. The last failure is thrown when the process has ended or there is no time left.</summary>
    public static void WaitUntilItAnswers(Process server, Action ask, TimeSpan patience)
    {
        var deadline = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        while (true)
        {
            try
            {
                ask();
                return;
            }
            catch (Exception exception) when (Environment.TickCount64 < deadline && !server.HasExited)
            {
                _ = exception;
                Thread.Sleep(20);
            }
        }
    }
}
