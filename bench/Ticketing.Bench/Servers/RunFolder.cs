namespace Ticketing.Bench.Servers;

/// <summary>A temporary folder for the servers of a run; deleted with this object.</summary>
internal sealed class RunFolder : IDisposable
{
    private DirectoryInfo _folder = null!;

    /// <summary>Creates the folder.</summary>
    /// <param name="name">A part of the folder's name.</param>
    public RunFolder(string name) => OpenServers.Make(this, () => _folder = Directory.CreateTempSubdirectory($"ticketing-{name}-"));

    /// <summary>The path of the folder.</summary>
    public string Path => _folder.FullName;

    /// <summary>Creates a folder inside.</summary>
    public string Add(string name) => _folder.CreateSubdirectory(name).FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        OpenServers.Remove(this);
        _folder.Delete(recursive: true);
    }
}
