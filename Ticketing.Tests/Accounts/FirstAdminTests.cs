using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Silo.Accounts;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class FirstAdminTests
{
    [Fact]
    public async Task The_first_start_makes_the_admin_of_the_settings_and_a_later_one_nothing()
    {
        await using var server = await ApiServer.StartAsync();
        var admin = await server.AdminAsync();
        await server.Services.EnsureFirstAdminAsync();
        var list = (await server.GetAsync("/v1/admin/accounts", admin.Token)).Json.GetProperty("items");
        list.GetArrayLength().ShouldBe(1);
        list[0].GetProperty("role").GetString().ShouldBe("admin");
    }

    [Fact]
    public async Task Without_settings_production_starts_without_an_admin()
    {
        await using var server = await ApiServer.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Admin:Password"] = "" });
        (await HasAdminAsync(server)).ShouldBeFalse();
    }

    private static Task<bool> HasAdminAsync(ApiServer server) =>
        server.Services.GetRequiredService<IGrainFactory>().GetGrain<IAccountDirectoryGrain>("test").HasAdmin();
}
