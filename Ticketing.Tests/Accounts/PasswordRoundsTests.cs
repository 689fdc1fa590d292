using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class PasswordRoundsTests
{
    [Fact]
    public void A_hash_has_210_000_rounds_and_a_start_with_fewer_is_refused_outside_development()
    {
        RoundsOf(null, isDevelopment: false).ShouldBe(210_000);
        RoundsOf("300000", isDevelopment: false).ShouldBe(300_000);
        Should.Throw<InvalidOperationException>(() => RoundsOf("209999", isDevelopment: false)).Message.ShouldContain("Accounts:PasswordIterations");
        RoundsOf("1000", isDevelopment: true).ShouldBe(1_000);
    }

    [Fact]
    public async Task A_log_in_replaces_a_hash_of_fewer_rounds_and_the_password_stays()
    {
        await using var server = await ApiServer.StartAloneAsync(new Dictionary<string, string?> { ["Accounts:PasswordIterations"] = "2000" });
        var person = await server.SignUpAsync();
        var store = server.Services.GetRequiredService<IRowStore>();
        var row = (await store.ReadAsync(new AccountOf(person.User))).Single();
        var weak = new PasswordHasher<AccountRow>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 })).HashPassword(row, ApiServer.Password);

        // Nobody has called the grain of this account yet, so it reads the row that is written here.
        (await store.TryCommitAsync([row with { PasswordHash = weak, Version = row.Version + 1 }])).ShouldBeNull();
        await server.LogInAsync(person.Email, ApiServer.Password);
        var raised = (await store.ReadAsync(new AccountOf(person.User))).Single().PasswordHash;
        raised.ShouldNotBe(weak);
        new PasswordHasher<AccountRow>(Options.Create(new PasswordHasherOptions { IterationCount = 2_000 }))
            .VerifyHashedPassword(row, raised, ApiServer.Password).ShouldBe(PasswordVerificationResult.Success);
        await server.LogInAsync(person.Email, ApiServer.Password);
        (await store.ReadAsync(new AccountOf(person.User))).Single().PasswordHash.ShouldBe(raised);
    }

    private static int RoundsOf(string? setting, bool isDevelopment)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Accounts:PasswordIterations"] = setting }).Build();
        return new ServiceCollection().AddAccounts(configuration, isDevelopment).BuildServiceProvider()
            .GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount;
    }
}
