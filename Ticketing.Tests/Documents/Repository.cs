namespace Ticketing.Tests.Documents;

/// <summary>The repository these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution file.</summary>
    public static string Folder { get; } = Find();

    /// <summary>The full path of one of its files.</summary>
    public static string File(string path) => Path.Combine(Folder, path);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Ticketing.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
