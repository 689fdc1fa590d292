using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Storage;
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

    [Fact]
    public async Task The_first_admin_is_there_before_the_server_listens()
    {
        var hadAdmin = new List<bool>();
        await using var server = await ApiServer.StartAsync(services: services =>
        {
            var listening = services.Last(static service => service.ServiceType == typeof(IServer)).ImplementationType!;
            services.AddSingleton<IServer>(provider => new WatchedServer(
                (IServer)ActivatorUtilities.CreateInstance(provider, listening),
                async () => hadAdmin.Add((await provider.GetRequiredService<IRowStore>().ReadAsync(new AnyInRole(Role.Admin))).Count == 1)));
        });
        hadAdmin.ShouldNotBeEmpty();
        hadAdmin.ShouldAllBe(static had => had);
    }

    private static Task<bool> HasAdminAsync(ApiServer server) =>
        server.Services.GetRequiredService<IGrainFactory>().GetGrain<IAccountDirectoryGrain>("test").HasAdmin();

    /// <summary>The web server, which looks at something before it begins to listen.</summary>
    private sealed class WatchedServer(IServer server, Func<Task> look) : IServer
    {
        public IFeatureCollection Features => server.Features;

        public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull
        {
            await look();
            await server.StartAsync(application, cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

        public void Dispose() => server.Dispose();
    }
}
