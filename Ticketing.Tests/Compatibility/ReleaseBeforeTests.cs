using System.Reflection;
using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Tests.Faults.Clients;
using Ticketing.Tests.Faults.Histories;
using Ticketing.Tests.Faults.Running;
using Xunit;

namespace Ticketing.Tests.Compatibility;

/// <summary>The long form: <c>TICKETING_LONG=1</c>. It builds another release, which takes minutes.</summary>
[Collection(nameof(Faults.FaultTest))]
[Trait("Suite", "Cluster")]
public sealed class ReleaseBeforeTests
{
    [SkippableFact]
    public async Task The_release_before_starts_on_a_database_of_this_one_holds_a_seat_and_has_it_paid()
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("TICKETING_LONG") == "1", "The long form: set TICKETING_LONG=1.");
        Skip.IfNot(await ReleaseBefore.IsInHistoryAsync(), "The history of the repository is not there.");
        var folder = Directory.CreateTempSubdirectory("ticketing-release-data-");
        try
        {
            var (history, address) = (new History(), (Uri?)null);
            using var traffic = new Traffic(history, _ => address);
            using var now = new FaultSilo(folder.FullName, new SqliteFaultStore(folder.FullName), history);
            await now.StartAsync();
            var hall = await FaultHall.BuildAsync(now);
            var stage = await hall.AddStageAsync(hasRoom: false);
            var buyer = (await hall.SignUpAsync(1, traffic, seed: 1)).Single();
            now.Kill();

            await using var release = await ReleaseBefore.BuildAsync(Configuration);
            using var before = await ServerProcess.StartAsync(folder.FullName, ["--Accounts:PasswordIterations=1000"], project: release.Silo);
            address = before.Address;

            var held = await buyer.HoldAsync(stage.Performance, [FaultHall.Seats[0]], entry: null, CancellationToken.None);
            var ordered = await buyer.OrderAsync(stage.Performance, held.Subject, entry: null, CancellationToken.None);
            var paid = await buyer.PayAsync(stage.Performance, ordered.Json.ToOrder(), "approve", CancellationToken.None);

            paid.Json.ToOrder().Status.ShouldBe("paid");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Configuration => typeof(ServerProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
}
