namespace Ticketing.Tests.Documents;

/// <summary>The repository these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The full path of one of its files.</summary>
    public static string File(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Ticketing.slnx")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, path);
    }
}
