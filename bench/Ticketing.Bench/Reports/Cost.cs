namespace Ticketing.Bench.Reports;

/// <summary>Processor time used during a load, including background work in that time.</summary>
/// <param name="Servers">The time of the server and its databases, by role.</param>
/// <param name="Driver">The time of the driver.</param>
internal sealed record Cost(IReadOnlyDictionary<string, TimeSpan> Servers, TimeSpan Driver)
{
    /// <summary>No processor time.</summary>
    public static Cost None { get; } = new(new Dictionary<string, TimeSpan>(StringComparer.Ordinal), TimeSpan.Zero);

    /// <summary>The time of the server and its databases together.</summary>
    public TimeSpan Server => Servers.Values.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);

    /// <summary>The driver's share; not a number when no time was used.</summary>
    public double DriverShare => Driver / (Server + Driver);

    /// <summary>The sum of two costs.</summary>
    public static Cost operator +(Cost one, Cost two) => Combine(one, two, (mine, theirs) => mine + theirs);

    /// <summary>The cost between two readings.</summary>
    public static Cost operator -(Cost after, Cost before) => Combine(after, before, (mine, theirs) => mine - theirs);

    private static Cost Combine(Cost one, Cost two, Func<TimeSpan, TimeSpan, TimeSpan> combine) => new(
        one.Servers.Keys.Union(two.Servers.Keys, StringComparer.Ordinal)
            .ToDictionary(role => role, role => combine(one.Servers.GetValueOrDefault(role), two.Servers.GetValueOrDefault(role)), StringComparer.Ordinal),
        combine(one.Driver, two.Driver));
}
