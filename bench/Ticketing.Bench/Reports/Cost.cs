namespace Ticketing.Bench.Reports;

/// <summary>Processor time used during a load, with what was done in the background meanwhile.</summary>
/// <param name="Servers">By the server and its databases, by role.</param>
/// <param name="Driver">By the driver.</param>
internal sealed record Cost(IReadOnlyDictionary<string, TimeSpan> Servers, TimeSpan Driver)
{
    /// <summary>None.</summary>
    public static Cost None { get; } = new(new Dictionary<string, TimeSpan>(StringComparer.Ordinal), TimeSpan.Zero);

    /// <summary>By the server and its databases together.</summary>
    public TimeSpan Server => Servers.Values.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);

    /// <summary>The driver's share; not a number when nothing was used.</summary>
    public double DriverShare => Driver / (Server + Driver);

    /// <summary>The sum of two.</summary>
    public static Cost operator +(Cost one, Cost two) => Combine(one, two, (mine, theirs) => mine + theirs);

    /// <summary>What was used between two readings.</summary>
    public static Cost operator -(Cost after, Cost before) => Combine(after, before, (mine, theirs) => mine - theirs);

    private static Cost Combine(Cost one, Cost two, Func<TimeSpan, TimeSpan, TimeSpan> combine) => new(
        one.Servers.Keys.Union(two.Servers.Keys, StringComparer.Ordinal)
            .ToDictionary(role => role, role => combine(one.Servers.GetValueOrDefault(role), two.Servers.GetValueOrDefault(role)), StringComparer.Ordinal),
        combine(one.Driver, two.Driver));
}
