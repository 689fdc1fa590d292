using Microsoft.Extensions.DependencyInjection;

namespace Ticketing.Tests.Kit.Clocks;

/// <summary>
/// The machine's clock, moved ahead by the test. For servers in the test's process, whose background work needs time to pass: a
/// <c>FakeTimeProvider</c> stands still.
/// </summary>
public sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}

public static class ShiftedTimeServices
{
    /// <summary>Puts a clock in place of the application's.</summary>
    public static void AddSingletonTime(this IServiceCollection services, TimeProvider time) => services.AddSingleton(time);
}
