using Microsoft.Extensions.DependencyInjection;

namespace Ticketing.Tests.Kit.Clocks;

/// <summary>The system's clock, moved ahead by the test.</summary>
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
