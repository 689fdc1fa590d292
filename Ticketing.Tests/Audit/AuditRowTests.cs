using Shouldly;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Audit;
using Xunit;

namespace Ticketing.Tests.Audit;

[Trait("Suite", "Unit")]
public sealed class AuditRowTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);
    private static readonly Actor By = new(Guid.NewGuid(), Role.Admin, "192.0.2.1");

    [Fact]
    public void A_detail_at_the_limit_stays_and_a_longer_one_is_cut()
    {
        var full = new string('가', AuditRow.MaxDetail);
        AuditRow.Of(By, "show.change", "shows/s1", full, Now).Detail.ShouldBe(full);
        AuditRow.Of(By, "show.change", "shows/s1", full + "나", Now).Detail.ShouldBe(full[..^1] + "…");
    }

    [Fact]
    public void An_owner_who_acts_on_their_own_things_leaves_no_entry_and_anybody_else_one()
    {
        AuditRow.OfStranger(By, By.User, "show.change", "shows/s1", "", Now).ShouldBeEmpty();
        AuditRow.OfStranger(By, Guid.NewGuid(), "show.change", "shows/s1", "", Now).Length.ShouldBe(1);
    }

    [Fact]
    public void A_newer_entry_comes_before_an_older_one()
    {
        var older = AuditRow.Of(By, "show.change", "shows/s1", "", Now);
        var newer = AuditRow.Of(By, "show.change", "shows/s1", "", Now.AddTicks(1));
        string.CompareOrdinal(newer.EntryId, older.EntryId).ShouldBeLessThan(0);
        newer.Address.ShouldBe("192.0.2.1");
    }
}
