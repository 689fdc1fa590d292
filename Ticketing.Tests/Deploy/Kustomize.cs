using System.Diagnostics;
using Ticketing.Tests.Documents;

namespace Ticketing.Tests.Deploy;

/// <summary>What <c>kubectl kustomize</c> makes of the overlay; it needs no Kubernetes.</summary>
internal static class Kustomize
{
    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "kubectl")).FirstOrDefault(File.Exists);

    public static bool IsInstalled => Program is not null;

    /// <summary>The documents that would be applied.</summary>
    public static async Task<IReadOnlyList<Yaml>> RunAsync(string overlay)
    {
        using var process = Process.Start(new ProcessStartInfo(Program!, ["kustomize", Repository.File(overlay)]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? Yaml.Parse(text) : throw new InvalidOperationException(await errors);
    }
}
