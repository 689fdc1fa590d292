namespace Ticketing.Tests.Hosting;

/// <summary>Where the repository lies that the tests were built in.</summary>
internal static class RepositoryFolder
{
    /// <summary>The folder of the solution file.</summary>
    public static string FullName { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ticketing.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
