using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Venues;
using Ticketing.Tests.Kit.Stores;
using Xunit;

namespace Ticketing.Tests.Venues;

[Trait("Suite", "Unit")]
public sealed class VenueAdmissionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

    private readonly MemoryStore _store = new();
    private readonly VenueRow _venue = new("v1", Guid.NewGuid(), "한빛홀", "", null, null) { Version = 1 };

    private VenueAdmissions Admissions => new(_venue.VenueId, _store);

    [Fact]
    public async Task The_owner_an_admitted_promoter_and_an_admin_may_book_and_nobody_else()
    {
        var admitted = Guid.NewGuid();
        await WriteAsync(new VenuePromoterRow(_venue.VenueId, admitted, Now) { Version = 1 });
        (await WhyNotAsync(_venue.Owner)).ShouldBeNull();
        (await WhyNotAsync(admitted)).ShouldBeNull();
        (await WhyNotAsync(Guid.NewGuid(), Role.Admin)).ShouldBeNull();
        (await WhyNotAsync(Guid.NewGuid()))!.Code.ShouldBe(RefusalCode.Forbidden);
    }

    [Fact]
    public async Task A_performance_that_is_in_the_venue_may_be_moved_within_it_without_an_admission()
    {
        await WriteAsync(new VenueTimeRow(_venue.VenueId, "p1", Now, Now) { Version = 1 });
        (await Admissions.WhyNotBookAsync(_venue, new Actor(Guid.NewGuid(), Role.Promoter), "p1")).ShouldBeNull();
    }

    [Fact]
    public async Task As_many_promoters_as_the_limit_are_admitted_and_one_more_is_refused()
    {
        var promoter = await PromoterAsync(Role.Promoter);
        for (var count = 1; count < VenueRules.MaxPromoters; count++) await WriteAsync(new VenuePromoterRow(_venue.VenueId, Guid.NewGuid(), Now) { Version = 1 });
        (await Admissions.WhyNotAdmitAsync(promoter)).ShouldBeNull();
        await WriteAsync(new VenuePromoterRow(_venue.VenueId, Guid.NewGuid(), Now) { Version = 1 });
        (await Admissions.WhyNotAdmitAsync(promoter))!.Code.ShouldBe(RefusalCode.InvalidInput);
    }

    [Fact]
    public async Task Only_an_account_that_is_a_promoter_now_is_admitted()
    {
        (await Admissions.WhyNotAdmitAsync(await PromoterAsync(Role.User)))!.Code.ShouldBe(RefusalCode.NotFound);
        (await Admissions.WhyNotAdmitAsync(await PromoterAsync(Role.Promoter, suspendedAt: Now)))!.Code.ShouldBe(RefusalCode.NotFound);
        (await Admissions.WhyNotAdmitAsync(Guid.NewGuid()))!.Code.ShouldBe(RefusalCode.NotFound);
    }

    private Task<Refusal?> WhyNotAsync(Guid user, Role role = Role.Promoter) => Admissions.WhyNotBookAsync(_venue, new Actor(user, role), "p2");

    private async Task<Guid> PromoterAsync(Role role, DateTimeOffset? suspendedAt = null)
    {
        var user = Guid.NewGuid();
        await WriteAsync(new AccountRow(user, "a@example.com", "홍길동", "", role, Now, null) { SuspendedAt = suspendedAt, Version = 1 });
        return user;
    }

    private async Task WriteAsync(Grains.Storage.Row row) => (await _store.TryCommitAsync([row])).ShouldBeNull();
}
