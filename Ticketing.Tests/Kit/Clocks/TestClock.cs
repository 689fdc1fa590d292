using Microsoft.Extensions.Time.Testing;

namespace Ticketing.Tests.Kit.Clocks;

/// <summary>Where the clocks of tests begin. They are Microsoft's <see cref="FakeTimeProvider"/>: time stands still until a test moves it.</summary>
internal static class TestClock
{
    /// <summary>An evening in Seoul.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 11, 0, 0, TimeSpan.Zero);

    public static FakeTimeProvider New() => new(Start);
}
