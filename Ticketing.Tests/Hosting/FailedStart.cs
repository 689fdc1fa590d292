using System.Diagnostics;
using Shouldly;
using Ticketing.Bench.Servers;

namespace Ticketing.Tests.Hosting;

/// <summary>A process that is started with settings it cannot start with, and must end of it.</summary>
internal static class FailedStart
{
    /// <summary>How long a process may try.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Runs it to its end; gives the one line it must have written on standard error.</summary>
    public static async Task<string> ReasonAsync(
        IEnumerable<string> settings, string project = "Ticketing.Silo", IReadOnlyDictionary<string, string>? environment = null)
    {
        var folder = Directory.CreateTempSubdirectory("ticketing-");
        using var process = Process.Start(ServerProcess.StartOf(folder.FullName, settings, environment, project))!;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = await process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            process.ExitCode.ShouldBe(1, await output);
            return errors.TrimEnd('\n');
        }
        finally
        {
            if (!process.HasExited) process.Kill();
            folder.Delete(recursive: true);
        }
    }
}
