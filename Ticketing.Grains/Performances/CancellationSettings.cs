using System.ComponentModel.DataAnnotations;

namespace Ticketing.Grains.Performances;

/// <summary>Section <c>Cancellation</c>: the terms of performances that name none, and the days that do not count after a payment.</summary>
public sealed record CancellationSettings
{
    /// <summary>The usual steps in place of <see cref="CancellationTerms.Usual"/>; empty: those.</summary>
    public IReadOnlyList<FeeStepSettings> Steps { get; init; } = [];

    /// <summary>Hours after the payment in which nothing is kept; 0 to 720.</summary>
    [Range(0, CancellationTerms.MaxFreeHours)]
    public int FreeHours { get; init; } = CancellationTerms.Usual.FreeHours;

    /// <summary>Calendar days that must be left for the free hours; 0 to 366.</summary>
    [Range(0, CancellationTerms.MaxDays)]
    public int FreeDays { get; init; } = CancellationTerms.Usual.FreeDays;

    /// <summary>Days of the week on which the free hours stand still.</summary>
    public IReadOnlyList<DayOfWeek> ClosedWeekdays { get; init; } = [];

    /// <summary>Dates (public holidays) on which the free hours stand still.</summary>
    public IReadOnlyList<DateOnly> ClosedDates { get; init; } = [];

    /// <summary>The terms of a performance that names none.</summary>
    /// <exception cref="InvalidOperationException">The settings break a rule of <see cref="CancellationTerms"/>.</exception>
    public CancellationTerms ToTerms()
    {
        var steps = Steps.Count == 0 ? CancellationTerms.Usual.Steps : Steps.Select(step => new FeeStep(step.DaysBefore, step.Percent)).ToArray();
        var terms = new CancellationTerms(steps, FreeHours, FreeDays).InOrder();
        return terms.WhyNot() is { } wrong ? throw new InvalidOperationException($"Cancellation: {wrong.Detail}") : terms;
    }

    /// <summary>The terms of a performance: its own, or those of the service.</summary>
    public CancellationTerms TermsOf(PerformanceRow row) => CancellationTerms.Read(row.Terms) ?? ToTerms();

    /// <summary>When the free hours after a payment end: so many hours, without the days on which they stand still.</summary>
    /// <param name="paidAt">When the payment was taken.</param>
    /// <param name="hours">The free hours.</param>
    /// <param name="zone">The venue's time zone, whose days count.</param>
    public DateTimeOffset FreeUntil(DateTimeOffset paidAt, int hours, TimeZoneInfo zone)
    {
        var (at, left) = (paidAt, TimeSpan.FromHours(hours));
        for (var days = 0; days <= CancellationTerms.MaxDays; days++)
        {
            var local = TimeZoneInfo.ConvertTime(at, zone);
            var midnight = Midnight(DateOnly.FromDateTime(local.DateTime).AddDays(1), zone);
            if (!IsClosed(DateOnly.FromDateTime(local.DateTime)))
            {
                if (at + left <= midnight) return (at + left).ToUniversalTime();
                left -= midnight - at;
            }

            at = midnight;
        }

        return at.ToUniversalTime();
    }

    private bool IsClosed(DateOnly day) => ClosedWeekdays.Contains(day.DayOfWeek) || ClosedDates.Contains(day);

    // Where summer time skips midnight, the offset of that moment before the jump is used; an hour more or less changes nobody's right.
    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
