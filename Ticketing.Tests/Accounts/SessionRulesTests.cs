using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Actors;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Unit")]
public sealed class SessionRulesTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly AccountRow Account = new(Guid.NewGuid(), "a@b.kr", "홍길동", "hash", Role.User, Start, DeletedAt: null) { Version = 1 };
    private readonly SessionRow _session = SessionRules.Start(new LogIn("", "s", "first", "Firefox", "192.0.2.1"), Account, Start);

    [Fact]
    public void A_log_in_notes_when_where_and_on_which_device() => _session.ShouldBe(new SessionRow("s", Account.User, "first", Start.AddDays(7), null)
    {
        CreatedAt = Start,
        LastUsedAt = Start,
        Device = "Firefox",
        Address = "192.0.2.1",
        Version = 1,
    });

    [Fact]
    public void A_refresh_replaces_the_token_and_lasts_seven_days_from_then()
    {
        var later = Start.AddDays(6);
        Refresh(_session, "first", "second", later).ShouldBe(_session with
        {
            RefreshHash = "second",
            PreviousHash = "first",
            RotatedAt = later,
            LastUsedAt = later,
            ExpiresAt = later.AddDays(7),
            Version = 2,
        });
    }

    [Fact]
    public void A_second_use_within_ten_seconds_changes_nothing_and_a_later_one_ends_the_session()
    {
        var second = Refresh(_session, "first", "second", Start);
        Refresh(second, "first", "second", Start + Grace).ShouldBe(second);
        SessionRules.IsOpen(Refresh(second, "first", "second", Start + Grace + TimeSpan.FromTicks(1)), Start).ShouldBeFalse();
    }

    [Fact]
    public void Two_uses_ago_is_theft_however_soon()
    {
        var third = Refresh(Refresh(_session, "first", "second", Start), "second", "third", Start);
        SessionRules.IsOpen(Refresh(third, "first", "second", Start), Start).ShouldBeFalse();
    }

    [Fact]
    public void An_older_token_ends_the_session_for_the_newest_too()
    {
        var second = Refresh(_session, "first", "second", Start);
        var ended = Refresh(second, "first", "second", Start.AddMinutes(1));
        SessionRules.IsOpen(ended, Start).ShouldBeFalse();
        Refresh(ended, "second", "third", Start.AddMinutes(1)).ShouldBe(ended);
    }

    [Fact]
    public void A_token_ends_to_the_second()
    {
        SessionRules.IsOpen(_session, Start.AddDays(7).AddTicks(-1)).ShouldBeTrue();
        Refresh(_session, "first", "second", Start.AddDays(7)).ShouldBe(_session);
    }

    [Fact]
    public void A_session_ends_after_thirty_days_however_often_it_is_refreshed()
    {
        var session = _session;
        for (var day = 5; day < 30; day += 5) session = Refresh(session, $"{session.RefreshHash}", $"{day}", Start.AddDays(day));
        session.ExpiresAt.ShouldBe(Start.AddDays(30));
    }

    [Fact]
    public void Ending_twice_changes_nothing()
    {
        var ended = SessionRules.End(_session, Start);
        ended.ShouldBe(_session with { RevokedAt = Start, Version = 2 });
        SessionRules.End(ended, Start.AddHours(1)).ShouldBe(ended);
    }

    [Fact]
    public void An_account_that_ends_its_sessions_ends_those_from_before_but_the_kept_one()
    {
        var ended = AccessRules.EndSessions(Account, keep: null, Start);
        SessionRules.IsOpen(_session, Account, Start).ShouldBeTrue();
        SessionRules.IsOpen(_session, ended, Start).ShouldBeFalse();
        SessionRules.IsOpen(_session, AccessRules.EndSessions(Account, keep: "s", Start), Start).ShouldBeTrue();
        SessionRules.IsOpen(SessionRules.Start(new LogIn("", "t", "x"), ended, Start), ended, Start).ShouldBeTrue();
        SessionRules.IsOpen(_session, Account with { SuspendedAt = Start }, Start).ShouldBeFalse();
    }

    private static SessionRow Refresh(SessionRow session, string presented, string next, DateTimeOffset now) =>
        SessionRules.Refresh(session, new RefreshUse(presented, next), Grace, now);
}
