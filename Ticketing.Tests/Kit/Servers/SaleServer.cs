using Microsoft.Extensions.DependencyInjection;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Storage;

namespace Ticketing.Tests.Kit.Servers;

/// <summary>Puts a small performance on sale in an <see cref="ApiServer"/>: two rows of ten in grades VIP and R, and a free grade.</summary>
internal static class SaleServer
{
    public const string Performance = "p-test";

    public static async Task PutOnSaleAsync(this ApiServer server, string performance = Performance, bool waitingRoom = false, Guid owner = default)
    {
        var now = DateTimeOffset.UtcNow;
        var plan = new GridPlan(
            "작은 홀",
            [new PlanCategory("VIP", "#ff0000"), new PlanCategory("R", "#00ff00"), new PlanCategory("초대", "#0000ff")],
            [new GridZone("1층", 3, 10, [new GridGrade(1, 1, "VIP"), new GridGrade(2, 2, "R"), new GridGrade(3, 3, "초대")])]).Generate().Plan!;
        await server.Services.GetRequiredService<IRowStore>().TryCommitAsync(
        [
            new PlanRow($"plan-{performance}", "v-test", plan.Name, plan.SeatCount, PlanDocument.Write(plan), now) { Version = 1 },
            new PerformanceRow(
                performance, "s-test", "v-test", $"plan-{performance}", owner, now.AddDays(30), now.AddHours(-1), now.AddDays(29), TimeSpan.FromMinutes(5), 4, waitingRoom)
            {
                Version = 1,
            },
            new GradePriceRow(performance, "VIP", 150_000) { Version = 1 },
            new GradePriceRow(performance, "R", 110_000) { Version = 1 },
            new GradePriceRow(performance, "초대", 0) { Version = 1 },
        ]);
    }
}
