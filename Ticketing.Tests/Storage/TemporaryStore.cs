using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Silo.Storage;

namespace Ticketing.Tests.Storage;

/// <summary>A store of its own, in a folder or on a server of the test run, which can be closed and opened again.</summary>
internal sealed class TemporaryStore : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private CommitPipeline? _pipeline;

    public TemporaryStore(StorageHooks? hooks = null, Action<StorageOptions>? configure = null)
    {
        Options.DataFolder = Directory.CreateTempSubdirectory("ticketing-storage-").FullName;
        if (TestStore.IsMySql) Options.MySql = TestStore.NewMySqlDatabase();
        configure?.Invoke(Options);
        Hooks = hooks ?? new StorageHooks();
    }

    /// <summary>A store on SQLite whatever the run is on.</summary>
    public static TemporaryStore OnSqlite(StorageHooks? hooks = null, Action<StorageOptions>? configure = null) =>
        new(hooks, options =>
        {
            options.MySql = null;
            configure?.Invoke(options);
        });

    /// <summary>A store on MySQL whatever the run is on.</summary>
    public static TemporaryStore OnMySql(StorageHooks? hooks = null, Action<StorageOptions>? configure = null) =>
        new(hooks, options =>
        {
            options.MySql ??= TestStore.NewMySqlDatabase();
            configure?.Invoke(options);
        });

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
