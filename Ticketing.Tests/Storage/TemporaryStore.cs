using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Silo.Storage;

namespace Ticketing.Tests.Storage;

/// <summary>A SQLite store in a folder of its own, which can be closed and opened again.</summary>
internal sealed class TemporaryStore : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private CommitPipeline? _pipeline;

    public TemporaryStore(StorageHooks? hooks = null, Action<StorageOptions>? configure = null)
    {
        Options.DataFolder = Directory.CreateTempSubdirectory("ticketing-storage-").FullName;
        configure?.Invoke(Options);
        Hooks = hooks ?? new StorageHooks();
    }

    public StorageOptions Options { get; } = new();

    public StorageHooks Hooks { get; set; }

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    public CommitPipeline Pipeline => _pipeline ??= OpenAnother();

    public CommitPipeline OpenAnother() => CommitPipeline.Open(Options, new StorageMetrics(Meters), TimeProvider.System, Hooks);

    public CommitPipeline Reopen()
    {
        Close();
        return Pipeline;
    }

    public void Close()
    {
        _pipeline?.Dispose();
        _pipeline = null;
    }

    public void Dispose()
    {
        Close();
        _services.Dispose();
        Directory.Delete(Options.DataFolder, recursive: true);
    }
}
