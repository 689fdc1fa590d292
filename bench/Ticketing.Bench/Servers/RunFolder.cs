namespace Ticketing.Bench.Servers;

/// <summary>A folder for what a run's servers write; deleted with this object.</summary>
internal sealed class RunFolder : IDisposable
{
    private DirectoryInfo _folder = null!;

    /// <summary>Makes it.</summary>
    /// <param name="name">What it is for.</param>
    public RunFolder(string name) => OpenServers.Make(this, () => _folder = Directory.CreateTempSubdirectory($"ticketing-{name}-"));

    /// <summary>Where it is.</summary>
    public string Path => _folder.FullName;

    /// <summary>Makes a folder in it.</summary>
    public string Add(string name) => _folder.CreateSubdirectory(name).FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        OpenServers.Remove(this);
        _folder.Delete(recursive: true);
    }
}
