using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using Ticketing.Grains.Secrets;
using Ticketing.Grains.Signing;
using Ticketing.Grains.Storage;
using Ticketing.Hosting.Secrets;
using Ticketing.Silo.Hosting;
using Ticketing.Tests.Kit.Servers;
using Ticketing.Tests.Storage;
using Xunit;

namespace Ticketing.Tests.Accounts;

/// <summary>The keys that seal access tokens lie in the database, so that every node opens what another one sealed.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class SharedKeysTests
{
    [Fact]
    public async Task Two_hosts_on_one_store_accept_each_others_access_tokens_and_a_host_on_another_store_does_not()
    {
        await using var first = await ApiServer.StartAsync();
        await using var second = await StartOnAsync(first);
        await using var stranger = await ApiServer.StartAsync();
        var person = await first.SignUpAsync();
        var samePerson = await second.LogInAsync(person.Email, ApiServer.Password);

        (await second.GetAsync("/v1/accounts/me", person.Token)).Status.ShouldBe(HttpStatusCode.OK);
        (await first.GetAsync("/v1/accounts/me", samePerson.Token)).Status.ShouldBe(HttpStatusCode.OK);
        (await stranger.GetAsync("/v1/accounts/me", person.Token)).ShouldBeProblem("unauthenticated");
        (await first.GetAsync("/v1/accounts/me", stranger.TokenFor(person.User))).ShouldBeProblem("unauthenticated");
    }

    [Fact]
    public async Task The_first_key_is_there_before_requests_are_taken()
    {
        using var store = new TemporaryStore();
        var app = SiloHost.Build(["--Storage:DataFolder=" + store.Options.DataFolder], builder => builder.Services.AddSingleton<IRowStore>(store.Pipeline));
        await using (app)
        {
            app.Services.GetRequiredService<SharedKeyWatch>().Load();
            (await KeysOf(store.Pipeline)).ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task A_key_that_another_host_makes_later_is_found_and_so_are_keys_thrown_away()
    {
        await using var first = await ApiServer.StartAsync();
        await using var second = await StartOnAsync(first);
        var watch = first.Services.GetRequiredService<SharedKeyWatch>();
        var manager = first.Services.GetRequiredService<IKeyManager>();
        var store = first.Services.GetRequiredService<IRowStore>();

        var ring = manager.GetCacheExpirationToken();
        await watch.LookAsync();
        ring.IsCancellationRequested.ShouldBeFalse();

        second.Services.GetRequiredService<IKeyManager>().CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));
        await watch.LookAsync();
        ring.IsCancellationRequested.ShouldBeTrue();
        manager.GetAllKeys().Count.ShouldBe(2);

        ring = manager.GetCacheExpirationToken();
        await store.TryCommitAsync([.. (await KeysOf(store)).Select(RowWrite.Remove)]);
        await watch.LookAsync();
        ring.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_two_silos_that_make_a_key_at_once_one_has_its_way_and_both_use_it()
    {
        using var store = new TemporaryStore();
        var (one, other) = (new SharedKeys(new RowKeyStore(store.Pipeline, Options.Create(new SigningSettings()))), new SharedKeys(new RowKeyStore(store.Pipeline, Options.Create(new SigningSettings()))));
        one.GetAllElements().ShouldBeEmpty();
        other.GetAllElements().ShouldBeEmpty();

        one.StoreElement(new XElement("key", "1"), "key-1");
        other.StoreElement(new XElement("key", "2"), "key-2");

        (await KeysOf(store.Pipeline)).Select(row => row.Name).ShouldBe(["key-1"]);
        other.GetAllElements().Single().Value.ShouldBe("1");
    }

    [Fact]
    public async Task The_end_of_a_key_is_never_dropped()
    {
        using var store = new TemporaryStore();
        var (one, other) = (new SharedKeys(new RowKeyStore(store.Pipeline, Options.Create(new SigningSettings()))), new SharedKeys(new RowKeyStore(store.Pipeline, Options.Create(new SigningSettings()))));
        one.StoreElement(new XElement("key", "1"), "key-1");
        other.StoreElement(new XElement("revocation", "1"), "revocation-1");

        (await KeysOf(store.Pipeline)).Select(row => (row.Number, row.Name)).ShouldBe([(1, "key-1"), (2, "revocation-1")]);
    }

    private static Task<ApiServer> StartOnAsync(ApiServer other) =>
        ApiServer.StartAsync(services: services => services.AddSingleton(other.Services.GetRequiredService<IRowStore>()));

    private static async Task<IReadOnlyList<ProtectionKeyRow>> KeysOf(IRowStore store) => await store.ReadAsync(new ProtectionKeysAfter(0));
}
