using Shouldly;
using Ticketing.Silo.Storage.Sqlite;
using Xunit;

namespace Ticketing.Tests.Storage;

[Trait("Suite", "Unit")]
public sealed class SqliteCheckpointsTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("ticketing-checkpoints-").FullName, "test.db");
    private readonly SqliteDatabase _writer;

    public SqliteCheckpointsTests()
    {
        _writer = SqliteConnections.OpenWriter(_path);
        _writer.Execute("CREATE TABLE rows (n INTEGER PRIMARY KEY)");
    }

    public void Dispose()
    {
        _writer.Dispose();
        Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);
    }

    [Fact]
    public void The_log_begins_anew_although_the_writer_went_on_meanwhile()
    {
        using var checkpoints = new SqliteCheckpoints(_path, writesPerCheckpoint: 100);
        Write(checkpoints, 100);
        SpinWait.SpinUntil(() => !checkpoints.IsCopying, TimeSpan.FromSeconds(30)).ShouldBeTrue();
        _writer.Execute("INSERT INTO rows DEFAULT VALUES");
        var log = LogNumber();

        checkpoints.Tidy(_writer);
        _writer.Execute("INSERT INTO rows DEFAULT VALUES");

        LogNumber().ShouldNotBe(log);
    }

    [Fact]
    public void Nothing_is_copied_before_it_is_time()
    {
        using var checkpoints = new SqliteCheckpoints(_path, writesPerCheckpoint: 100);
        var length = new FileInfo(_path).Length;

        Write(checkpoints, 99);

        checkpoints.IsCopying.ShouldBeFalse();
        new FileInfo(_path).Length.ShouldBe(length);
    }

    [Fact]
    public void The_thread_ends_with_its_owner_also_in_the_middle()
    {
        for (var round = 0; round < 20; round++)
        {
            using var checkpoints = new SqliteCheckpoints(_path, writesPerCheckpoint: 1);
            Write(checkpoints, 50);
        }
    }

    private void Write(SqliteCheckpoints checkpoints, int rows)
    {
        for (var row = 0; row < rows; row++) _writer.Execute("INSERT INTO rows DEFAULT VALUES");
        checkpoints.Count(rows);
        checkpoints.Tidy(_writer);
    }

    // Salt 1 of the header: another one for every log (https://www.sqlite.org/fileformat2.html#the_write_ahead_log).
    private int LogNumber()
    {
        using var log = new FileStream(_path + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var header = new byte[32];
        log.ReadExactly(header);
        return BitConverter.ToInt32(header, 16);
    }
}
