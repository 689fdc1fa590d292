using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Api.Accounts;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Accounts;

/// <summary>
/// What staff do is judged by the role that they have now. The rows are written past the grains, which is a role change whose news are lost:
/// the access token goes on being good for everything else.
/// </summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class PresentRoleTests(HallServer hall) : IClassFixture<HallServer>
{
    private static readonly object Venue = new { name = "한빛홀", address = "서울" };

    [Theory]
    [InlineData(Role.User)]
    [InlineData(Role.Promoter)]
    public async Task An_admin_who_is_none_any_more_changes_nothing_that_belongs_to_somebody_else(Role now)
    {
        var (admin, venue) = (await AdminAsync(), await hall.AddHallAsync());
        var (show, token) = (await hall.AddShowAsync(), admin.Token);
        (await Server.GetAsync("/v1/ops/silos", token)).Status.ShouldBe(HttpStatusCode.OK);
        await WriteAsync(admin, account => account with { Role = now });

        (await SendAsync(HttpMethod.Put, $"/v1/venues/{venue}", Venue, token)).ShouldBeProblem("forbidden");
        (await SendAsync(HttpMethod.Delete, $"/v1/venues/{venue}", null, token)).ShouldBeProblem("forbidden");
        (await SendAsync(HttpMethod.Delete, $"/v1/shows/{show}", null, token)).ShouldBeProblem("forbidden");
        (await Server.PostAsync("/v1/venues", Venue, token)).ShouldBeProblem("forbidden");
        (await Server.GetAsync("/v1/ops/silos", token)).ShouldBeProblem("forbidden");
        (await Server.GetAsync("/v1/admin/audit", token)).ShouldBeProblem("forbidden");
        (await Server.GetAsync("/v1/accounts/me", token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_promoter_who_is_none_any_more_does_not_change_even_what_was_theirs()
    {
        var promoter = await Server.PromoterAsync();
        var venue = (await Server.PostAsync("/v1/venues", Venue, promoter.Token)).String("venueId");
        await WriteAsync(promoter, static account => account with { Role = Role.User });
        (await SendAsync(HttpMethod.Delete, $"/v1/venues/{venue}", null, promoter.Token)).ShouldBeProblem("forbidden");
        (await Server.GetAsync($"/v1/venues/{venue}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_end_that_the_check_finds_counts_for_everything_else_on_this_node()
    {
        var (suspended, closed) = (await AdminAsync(), await AdminAsync());
        await Server.Services.GetRequiredService<EndedAccessFollower>().StopAsync(default);
        var now = DateTimeOffset.UtcNow;
        await WriteAsync(suspended, account => AccessRules.EndSessions(account, keep: null, now) with { SuspendedAt = now });
        await WriteAsync(closed, account => account with { DeletedAt = now });

        foreach (var one in new[] { suspended, closed })
        {
            (await Server.GetAsync("/v1/ops/sales", one.Token)).ShouldBeProblem("forbidden");
            (await Server.GetAsync("/v1/ops/sales", one.Token)).ShouldBeProblem("unauthenticated");
        }
    }

    private ApiServer Server => hall.Server;

    private async Task<LoggedIn> AdminAsync()
    {
        var person = await Server.SignUpAsync();
        await WriteAsync(person, static account => account with { Role = Role.Admin });
        return await Server.LogInAsync(person.Email, ApiServer.Password);
    }

    private async Task WriteAsync(LoggedIn person, Func<AccountRow, AccountRow> change)
    {
        var store = Server.Services.GetRequiredService<IRowStore>();
        var account = (await store.ReadAsync(new AccountOf(person.User))).Single();
        (await store.TryCommitAsync([change(account) with { Version = account.Version + 1 }])).ShouldBeNull();
    }

    private Task<JsonAnswer> SendAsync(HttpMethod method, string path, object? body, string token) =>
        Server.SendAsync(method, path, body, token, ("If-Match", "\"1\""));
}
