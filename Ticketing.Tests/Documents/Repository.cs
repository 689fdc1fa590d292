namespace Ticketing.Tests.Documents;

/// <summary>The repository these tests were built from.</summary>
internal static class Repository
{
    private static readonly HashSet<string> Ignored =
        new(StringComparer.Ordinal) { ".git", "bin", "obj", "data", "TestResults", "BenchmarkDotNet.Artifacts", ".vs", ".vscode", ".idea" };

    /// <summary>The folder of the solution file.</summary>
    public static string Folder { get; } = Find();

    /// <summary>All files but those that builds, tests and runs leave behind, as .gitignore has it.</summary>
    public static IReadOnlyList<FileInfo> Files() => [.. In(new DirectoryInfo(Folder))];

    /// <summary>The full path of one of its files.</summary>
    public static string File(string path) => Path.Combine(Folder, path);

    private static IEnumerable<FileInfo> In(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(inner => !Ignored.Contains(inner.Name)).SelectMany(In));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Ticketing.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
