using System.Diagnostics.Metrics;
using System.Runtime.Versioning;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Silo.Storage;
using Ticketing.Tests.Security;
using Xunit;

namespace Ticketing.Tests.Storage;

[UnsupportedOSPlatform("windows")]
[Trait("Suite", "Unit")]
public sealed class PrivateFilesTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode PrivateFolder = Private | UnixFileMode.UserExecute;
    private const UnixFileMode Readable = Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode ReadableFolder = PrivateFolder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("ticketing-private-");
    private readonly KeptLog _log = new();
    private readonly StorageOptions _options;

    public PrivateFilesTests()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no modes.");
        _options = new StorageOptions { DataFolder = Path.Combine(_parent.FullName, "data") };
    }

    [SkippableFact]
    public async Task A_new_data_folder_and_its_files_are_for_their_owner_only()
    {
        using var pipeline = await WriteAsync();

        Mode(_options.DataFolder).ShouldBe(PrivateFolder);
        var files = Directory.GetFiles(_options.DataFolder);
        files.Select(Path.GetFileName).ShouldBe(["ticketing.db", "ticketing.db-shm", "ticketing.db-wal", "ticketing.db.lock"], ignoreOrder: true);
        files.ShouldAllBe(file => Mode(file) == Private);
        _log.Entries.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_folder_and_files_that_others_may_read_are_tightened_with_a_line_in_the_log()
    {
        (await WriteAsync()).Dispose();
        File.SetUnixFileMode(_options.DataFolder, ReadableFolder);
        foreach (var file in Directory.GetFiles(_options.DataFolder)) File.SetUnixFileMode(file, Readable);
        var files = Directory.GetFiles(_options.DataFolder).Length;

        using var pipeline = await WriteAsync();

        Mode(_options.DataFolder).ShouldBe(PrivateFolder);
        Directory.GetFiles(_options.DataFolder).ShouldAllBe(file => Mode(file) == Private);
        _log.Entries.Count.ShouldBe(1 + files);
        _log.Entries.ShouldAllBe(line => line.Message.StartsWith("Others had rights to", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_folder_that_is_meant_for_everybody_is_left_and_the_log_says_so()
    {
        var shared = UnixFileMode.StickyBit | ReadableFolder | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        Directory.CreateDirectory(_options.DataFolder);
        File.SetUnixFileMode(_options.DataFolder, shared);

        using var pipeline = await WriteAsync();

        Mode(_options.DataFolder).ShouldBe(shared);
        Directory.GetFiles(_options.DataFolder).ShouldAllBe(file => Mode(file) == Private);
        _log.Entries.ShouldHaveSingleItem().Message.ShouldContain("shared with everybody");
    }

    public void Dispose()
    {
        _services.Dispose();
        _log.Dispose();
        _parent.Delete(recursive: true);
    }

    private async Task<CommitPipeline> WriteAsync()
    {
        var pipeline = CommitPipeline.Open(_options, new StorageMetrics(_services.GetRequiredService<IMeterFactory>()), TimeProvider.System, logger: _log.CreateLogger(""));
        await pipeline.TryCommitAsync([new EmailRow($"{Guid.NewGuid()}", Guid.Empty) { Version = 1 }]);
        return pipeline;
    }

    private static UnixFileMode Mode(string path) => File.GetUnixFileMode(path);
}
