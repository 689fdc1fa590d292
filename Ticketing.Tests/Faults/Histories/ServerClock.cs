namespace Ticketing.Tests.Faults.Histories;

/// <summary>
/// The times that the silo's wall clock can have shown at an instant of the run, also while a fault shifts the clock. Instants are measured by
/// the run's own monotonic clock.
/// </summary>
/// <param name="begin">The wall clock when the run began.</param>
internal sealed class ServerClock(DateTimeOffset begin)
{
    // The API cuts times off to milliseconds, and the machine may adjust its clock a little during a run.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(20);

    private readonly List<(TimeSpan From, TimeSpan Least, TimeSpan Most)> _shifts = [(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero)];

    /// <summary>The wall clock when the run began.</summary>
    public DateTimeOffset Begin => begin;

    /// <summary>From now on the clock differs from the real time by this offset.</summary>
    /// <param name="from">When the change was begun.</param>
    /// <param name="until">When the change was certainly done.</param>
    /// <param name="offset">The new difference; negative when the clock is behind.</param>
    public void Shift(TimeSpan from, TimeSpan until, TimeSpan offset)
    {
        lock (_shifts)
        {
            var (_, least, most) = _shifts[^1];
            _shifts.Add((from, least < offset ? least : offset, most > offset ? most : offset));
            _shifts.Add((until, offset, offset));
        }
    }

    /// <summary>The latest time that the clock can have shown between two instants.</summary>
    public DateTimeOffset Latest(TimeSpan from, TimeSpan to) => to == TimeSpan.MaxValue
        ? DateTimeOffset.MaxValue
        : begin + Parts(from, to).Max(part => part.To + part.Most) + Slack;

    /// <summary>The earliest time that the clock can have shown between two instants.</summary>
    public DateTimeOffset Earliest(TimeSpan from, TimeSpan to) => begin + Parts(from, to).Min(part => part.From + part.Least) - Slack;

    /// <summary>Whether the clock may have shown a time and may, by this instant, show an earlier time again.</summary>
    public bool WentBackBefore(DateTimeOffset time, TimeSpan by) => Latest(TimeSpan.Zero, by) >= time && Earliest(by, by) < time;

    private IEnumerable<(TimeSpan From, TimeSpan To, TimeSpan Least, TimeSpan Most)> Parts(TimeSpan from, TimeSpan to)
    {
        (TimeSpan From, TimeSpan Least, TimeSpan Most)[] shifts;
        lock (_shifts) shifts = [.. _shifts];
        for (var i = 0; i < shifts.Length; i++)
        {
            var end = i + 1 < shifts.Length ? shifts[i + 1].From : TimeSpan.MaxValue;
            if (shifts[i].From > to || end < from) continue;
            yield return (shifts[i].From > from ? shifts[i].From : from, end < to ? end : to, shifts[i].Least, shifts[i].Most);
        }
    }
}
