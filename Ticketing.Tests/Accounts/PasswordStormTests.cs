using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Accounts;

/// <summary>A storm of sign-ups keeps the hashing busy, and the sale does not notice.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class PasswordStormTests
{
    [Fact]
    public async Task Beyond_the_limit_sign_up_and_log_in_are_503_and_holds_go_on()
    {
        using var hasher = new StuckHasher();
        await using var server = await ApiServer.StartAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Passwords:Pending"] = "3", ["Admin:Password"] = "" },
            services => services.AddSingleton<PasswordHasher<AccountRow>>(hasher));
        await server.PutOnSaleAsync();
        var signUps = Enumerable.Range(0, 4).Select(number => SignUpAsync(server, number)).ToList();

        var refused = await Task.WhenAny(signUps).WaitAsync(TimeSpan.FromSeconds(30));
        (await refused).ShouldBeProblem("overloaded");
        signUps.Remove(refused);
        (await server.PostAsync("/v1/sessions", new { email = "a@example.com", password = ApiServer.Password })).ShouldBeProblem("overloaded");
        var hold = await new ApiBuyer(server, server.TokenFor(Guid.NewGuid())).HoldAsync("1층-1-1");
        hold.Status.ShouldBe(HttpStatusCode.Created, hold.Text);

        hasher.Free(3);
        foreach (var answer in await Task.WhenAll(signUps))
            answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
    }

    private static Task<JsonAnswer> SignUpAsync(ApiServer server, int number) =>
        server.PostAsync("/v1/accounts", new { email = $"{number}@example.com", password = ApiServer.Password, name = "홍길동" });
}
