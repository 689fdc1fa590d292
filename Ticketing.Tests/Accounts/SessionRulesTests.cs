using Shouldly;
using Ticketing.Grains.Accounts;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Unit")]
public sealed class SessionRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);
    private readonly SessionRow _session = SessionRules.Start("s", Guid.NewGuid(), "first", Start);

    [Fact]
    public void A_refresh_replaces_the_token_and_lasts_seven_days_from_then()
    {
        var later = Start.AddDays(6);
        SessionRules.Refresh(_session, "first", "second", later)
            .ShouldBe(_session with { RefreshHash = "second", ExpiresAt = later.AddDays(7), Version = 2 });
    }

    [Fact]
    public void An_older_token_ends_the_session_for_the_newest_too()
    {
        var second = SessionRules.Refresh(_session, "first", "second", Start);
        var ended = SessionRules.Refresh(second, "first", "third", Start);
        SessionRules.IsOpen(ended, Start).ShouldBeFalse();
        SessionRules.Refresh(ended, "second", "fourth", Start).ShouldBe(ended);
    }

    [Fact]
    public void A_token_ends_to_the_second()
    {
        SessionRules.IsOpen(_session, Start.AddDays(7).AddTicks(-1)).ShouldBeTrue();
        SessionRules.Refresh(_session, "first", "second", Start.AddDays(7)).ShouldBe(_session);
    }

    [Fact]
    public void Ending_twice_changes_nothing()
    {
        var ended = SessionRules.End(_session, Start);
        ended.ShouldBe(_session with { RevokedAt = Start, Version = 2 });
        SessionRules.End(ended, Start.AddHours(1)).ShouldBe(ended);
    }
}
