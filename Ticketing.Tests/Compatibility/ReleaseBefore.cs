using System.Diagnostics;
using Ticketing.Tests.Documents;

namespace Ticketing.Tests.Compatibility;

/// <summary>The program of the release before, built from the repository's history in a work tree of its own.</summary>
internal sealed class ReleaseBefore : IAsyncDisposable
{
    private readonly string _folder;

    private ReleaseBefore(string folder) => _folder = folder;

    /// <summary>The folder of its silo's project.</summary>
    public string Silo => Path.Combine(_folder, "Ticketing.Silo");

    /// <summary>The commit's id.</summary>
    public static string Commit { get; } = File.ReadAllText(Repository.File("deploy/release-before")).Trim();

    /// <summary>Whether the history is there: a copy of the repository without it cannot build another release.</summary>
    public static async Task<bool> IsInHistoryAsync() =>
        Path.Exists(Repository.File(".git")) && await ExitCodeAsync("git", ["-C", Repository.Folder, "cat-file", "-e", Commit + "^{commit}"]) == 0;

    /// <summary>Builds it.</summary>
    /// <param name="configuration">Debug or Release.</param>
    public static async Task<ReleaseBefore> BuildAsync(string configuration)
    {
        var release = new ReleaseBefore(Path.Combine(Directory.CreateTempSubdirectory("ticketing-release-").FullName, "tree"));
        try
        {
            await RunAsync("git", ["-C", Repository.Folder, "worktree", "add", "--detach", release._folder, Commit]);
            await RunAsync("dotnet", ["build", release.Silo, "--configuration", configuration, "-p:RunAnalyzers=false", "-p:UseSharedCompilation=false", "-nodeReuse:false"]);
            return release;
        }
        catch
        {
            await release.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ExitCodeAsync("git", ["-C", Repository.Folder, "worktree", "remove", "--force", _folder]);
        Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);
    }

    private static async Task RunAsync(string program, string[] arguments)
    {
        if (await ExitCodeAsync(program, arguments) is not 0 and var code) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {code}.");
    }

    private static async Task<int> ExitCodeAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(20));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} takes longer than twenty minutes.", e);
        }

        return process.ExitCode;
    }
}
