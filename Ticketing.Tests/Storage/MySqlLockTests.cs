using Shouldly;
using Ticketing.Silo.Storage;
using Ticketing.Silo.Storage.MySql;
using Xunit;
using static Ticketing.Tests.Storage.SampleEmails;

namespace Ticketing.Tests.Storage;

/// <summary>What becomes of a batch that a lock keeps or a deadlock ends, on a real server.</summary>
[Trait("Suite", "Unit")]
[Trait("Store", "mysql")]
public sealed class MySqlLockTests
{
    public MySqlLockTests() => TestStore.RequireMySql();

    [SkippableTheory]
    [InlineData(1213)]
    [InlineData(1205)]
    public async Task A_batch_that_a_deadlock_or_a_lock_wait_ended_is_tried_again(int number)
    {
        var tries = 0;
        using var store = TemporaryStore.OnMySql(new StorageHooks
        {
            Committing = sql =>
            {
                if (tries++ == 0) sql($"SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = {number}, MESSAGE_TEXT = 'as the server would say'");
            },
        });

        (await store.Pipeline.TryCommitAsync([Email(1)])).ShouldBeNull();

        tries.ShouldBe(2);
        (await FindAsync(store, 1)).ShouldBe([Email(1)]);
    }

    [SkippableFact]
    public async Task A_row_that_another_transaction_keeps_is_waited_for()
    {
        using var store = TemporaryStore.OnMySql(configure: options => options.Shared = true);
        await store.Pipeline.TryCommitAsync([Email(1)]);
        using var other = MySqlSession.Open(store.Options.MySql!, TimeSpan.FromSeconds(10));
        other.Execute("START TRANSACTION; UPDATE emails SET user = 'x'");

        var commit = store.Pipeline.TryCommitAsync([Email(1) with { Version = 2 }]).AsTask();
        other.Execute("ROLLBACK");

        (await commit).ShouldBeNull();
    }
}
