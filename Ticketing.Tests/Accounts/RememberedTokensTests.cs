using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Shouldly;
using Ticketing.Api.Accounts;
using Ticketing.Grains.Actors;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Unit")]
public sealed class RememberedTokensTests
{
    private readonly CountingFormat _inner = new();
    private readonly RevokedTokens _revoked = new(TimeProvider.System);

    [Fact]
    public void A_token_is_opened_once_and_a_forged_one_each_time()
    {
        var tokens = new RememberedTokens(_inner, _revoked, capacity: 10);
        tokens.Unprotect("s1").ShouldBeSameAs(tokens.Unprotect("s1"));
        _inner.Opened.ShouldBe(1);
        tokens.Unprotect("forged").ShouldBeNull();
        tokens.Unprotect("forged").ShouldBeNull();
        _inner.Opened.ShouldBe(3);
        tokens.Unprotect(new string('s', 3_000)).ShouldBeNull();
        _inner.Opened.ShouldBe(3);
    }

    [Fact]
    public void Never_more_than_the_capacity_is_remembered_and_what_is_used_stays()
    {
        var tokens = new RememberedTokens(_inner, _revoked, capacity: 10);
        for (var i = 0; i < 1_000; i++)
        {
            tokens.Unprotect($"s{i}").ShouldNotBeNull();
            tokens.Unprotect("s-often").ShouldNotBeNull();
            tokens.Count.ShouldBeLessThanOrEqualTo(10);
        }
        _inner.Opened.ShouldBe(1_001);
    }

    [Fact]
    public void An_ended_session_or_account_takes_its_tokens_with_it()
    {
        var tokens = new RememberedTokens(_inner, _revoked, capacity: 10);
        tokens.Unprotect("s1").ShouldNotBeNull();
        _revoked.EndSession("s1");
        tokens.Unprotect("s1").ShouldBeNull();
        tokens.Unprotect("s2").ShouldNotBeNull();
        _revoked.EndAccount(CountingFormat.User, 1);
        tokens.Unprotect("s2").ShouldBeNull();
    }

    [Fact]
    public void An_account_ends_only_tokens_from_before_and_a_late_message_brings_none_back()
    {
        var tokens = new RememberedTokens(_inner, _revoked, capacity: 10);
        CountingFormat.Epoch = 1;
        _revoked.EndAccount(CountingFormat.User, 1);
        tokens.Unprotect("s1").ShouldNotBeNull();
        _revoked.EndAccount(CountingFormat.User, 2);
        _revoked.EndAccount(CountingFormat.User, 1);
        tokens.Unprotect("s1").ShouldBeNull();
        CountingFormat.Epoch = 0;
    }

    [Fact]
    public void The_set_of_ended_sessions_is_bounded()
    {
        for (var i = 0; i <= RevokedTokens.Capacity; i++)
            _revoked.EndSession($"x{i}");
        _revoked.Count.ShouldBe(RevokedTokens.Capacity);
    }

    private sealed class CountingFormat : ISecureDataFormat<AuthenticationTicket>
    {
        public static readonly Guid User = Guid.NewGuid();

        public static long Epoch { get; set; }

        public int Opened { get; private set; }

        public string Protect(AuthenticationTicket data) => throw new NotSupportedException();

        public string Protect(AuthenticationTicket data, string? purpose) => throw new NotSupportedException();

        public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

        public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
        {
            Opened++;
            return protectedText![0] == 's'
                ? new AuthenticationTicket(new ClaimsPrincipal(new Caller(User, Role.User, protectedText, Epoch).ToIdentity("test")), "test")
                : null;
        }
    }
}
