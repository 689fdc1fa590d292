using System.Diagnostics;

namespace Ticketing.Tests.Operations;

/// <summary>Prometheus' own checker, of Debian's package <c>prometheus</c>.</summary>
internal static class Promtool
{
    private const string Program = "/usr/bin/promtool";

    public static bool IsInstalled => File.Exists(Program);

    /// <summary>Runs it; gives what it complains of, empty when all is well.</summary>
    /// <param name="command">E.g. <c>check metrics</c>.</param>
    /// <param name="input">Its standard input.</param>
    public static async Task<string> RunAsync(string command, string input = "")
    {
        using var process = Process.Start(new ProcessStartInfo(Program, command)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var told = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? "" : $"exit {process.ExitCode}: {told}";
    }
}
