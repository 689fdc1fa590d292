using Shouldly;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Performances;
using Xunit;

namespace Ticketing.Tests.Performances;

[Trait("Suite", "Unit")]
public sealed class CancellationTermsTests
{
    private static readonly TimeZoneInfo s_seoul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");

    // 00:30 on 20 December in Seoul is still 19 December in UTC.
    private static readonly DateTimeOffset s_starts = new(2026, 12, 20, 0, 30, 0, TimeSpan.FromHours(9));

    [Theory]
    [InlineData("2026-12-10T23:59:59+09:00", 0)]
    [InlineData("2026-12-11T00:00:00+09:00", 10)]
    [InlineData("2026-12-13T23:59:59+09:00", 10)]
    [InlineData("2026-12-14T00:00:00+09:00", 20)]
    [InlineData("2026-12-17T23:59:59+09:00", 20)]
    [InlineData("2026-12-18T00:00:00+09:00", 30)]
    [InlineData("2026-12-19T23:59:59+09:00", 30)]
    [InlineData("2026-12-20T00:00:00+09:00", 90)]
    [InlineData("2026-12-20T00:29:59+09:00", 90)]
    [InlineData("2026-12-20T00:30:00+09:00", null)]
    public void The_fee_goes_by_calendar_days_at_the_venue(string at, int? percent) =>
        CancellationTerms.Usual.PercentAt(s_starts, s_seoul, null, DateTimeOffset.Parse(at, null)).ShouldBe(percent);

    [Fact]
    public void Another_zone_has_other_days()
    {
        var midnightInSeoul = new DateTimeOffset(2026, 12, 11, 0, 0, 0, TimeSpan.FromHours(9));

        CancellationTerms.Usual.PercentAt(s_starts, s_seoul, null, midnightInSeoul).ShouldBe(10);
        CancellationTerms.Usual.PercentAt(s_starts.AddMinutes(-31), TimeZoneInfo.Utc, null, midnightInSeoul.AddHours(-16)).ShouldBe(0);
    }

    [Theory]
    [InlineData("2026-12-17T10:00:00+09:00", "2026-12-17T10:00:01+09:00", 0)]
    [InlineData("2026-12-17T10:00:00+09:00", "2026-12-17T10:00:00+09:00", 20)]
    [InlineData("2026-12-18T10:00:00+09:00", "2026-12-18T10:00:01+09:00", 30)]
    public void After_the_payment_nothing_is_kept_while_three_days_are_left(string at, string freeUntil, int percent) =>
        CancellationTerms.Usual.PercentAt(s_starts, s_seoul, DateTimeOffset.Parse(freeUntil, null), DateTimeOffset.Parse(at, null)).ShouldBe(percent);

    [Fact]
    public void Without_three_days_left_the_free_hours_do_not_count()
    {
        var paid = s_starts.AddDays(-3);

        CancellationTerms.Usual.PercentAt(s_starts, s_seoul, paid.AddHours(24), paid).ShouldBe(0);
        CancellationTerms.Usual.PercentAt(s_starts, s_seoul, paid.AddHours(24), paid.AddHours(23.5)).ShouldBe(30);
    }

    [Fact]
    public void The_free_hours_are_24_by_default() =>
        new CancellationSettings().FreeUntil(s_starts, 24, s_seoul).ShouldBe(s_starts.AddHours(24));

    [Fact]
    public void The_free_hours_stand_still_on_closed_days()
    {
        var settings = new CancellationSettings { ClosedWeekdays = [DayOfWeek.Saturday, DayOfWeek.Sunday], ClosedDates = [new DateOnly(2026, 12, 25)] };
        var thursdayEvening = new DateTimeOffset(2026, 12, 24, 18, 0, 0, TimeSpan.FromHours(9));

        // Six hours on Thursday; Friday 25th, Saturday and Sunday are closed; eighteen hours on Monday.
        settings.FreeUntil(thursdayEvening, 24, s_seoul).ShouldBe(new DateTimeOffset(2026, 12, 28, 18, 0, 0, TimeSpan.FromHours(9)));
    }

    [Fact]
    public void A_calendar_that_is_always_closed_has_an_end()
    {
        var never = new CancellationSettings { ClosedWeekdays = Enum.GetValues<DayOfWeek>() };

        never.FreeUntil(s_starts, 24, s_seoul).ShouldBeInRange(s_starts, s_starts.AddDays(CancellationTerms.MaxDays + 2));
    }

    [Fact]
    public void An_order_keeps_its_terms_and_goes_back_free_once_the_organiser_moved_the_performance()
    {
        var told = new OrderTerms(CancellationTerms.Usual, s_starts, "Asia/Seoul");
        var now = s_starts.AddHours(-26);

        told.PercentAt(s_starts, null, now).ShouldBe(30);
        told.PercentAt(s_starts.AddDays(1), null, now).ShouldBe(0);
        told.PercentAt(s_starts.AddHours(-25), null, now).ShouldBe(0);
        told.PercentAt(s_starts.AddHours(-26), null, now).ShouldBeNull();
    }

    [Theory]
    [InlineData("Asia/Seoul", 0)]
    [InlineData("Pacific/Honolulu", 10)]
    public void The_days_of_an_order_are_those_of_the_zone_that_it_was_told(string zone, int percent)
    {
        // It is the 10th in both, but the performance starts on the 20th in Seoul and on the 19th in Honolulu.
        var at = new DateTimeOffset(2026, 12, 10, 12, 0, 0, TimeSpan.Zero);

        new OrderTerms(CancellationTerms.Usual, s_starts, zone).PercentAt(s_starts, null, at).ShouldBe(percent);
    }

    [Fact]
    public void Terms_survive_their_row() =>
        CancellationTerms.Read(CancellationTerms.Usual.Write())!.Write().ShouldBe(CancellationTerms.Usual.Write());

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(367, 10)]
    [InlineData(1, -1)]
    [InlineData(1, 101)]
    public void A_step_has_limits(int days, int percent) =>
        (CancellationTerms.Usual with { Steps = [new(days, percent)] }).WhyNot().ShouldNotBeNull();

    [Fact]
    public void Terms_have_at_least_one_step_and_no_day_twice()
    {
        (CancellationTerms.Usual with { Steps = [] }).WhyNot().ShouldNotBeNull();
        (CancellationTerms.Usual with { Steps = [new(1, 10), new(1, 20)] }).WhyNot().ShouldNotBeNull();
        CancellationTerms.Usual.WhyNot().ShouldBeNull();
    }

    [Fact]
    public void Wrong_settings_are_refused()
    {
        Should.Throw<InvalidOperationException>(() => new CancellationSettings { Steps = [new() { DaysBefore = 1, Percent = 101 }] }.ToTerms());
        new CancellationSettings { Steps = [new() { DaysBefore = 0, Percent = 50 }, new() { DaysBefore = 5, Percent = 5 }] }.ToTerms().Steps
            .ShouldBe([new FeeStep(5, 5), new FeeStep(0, 50)]);
    }
}
