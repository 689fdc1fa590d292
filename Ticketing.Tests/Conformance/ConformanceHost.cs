using Orleans;
using Ticketing.Tests.Hosting;
using Xunit;

namespace Ticketing.Tests.Conformance;

/// <summary>A grain host as the rules see it: a client and a clock.</summary>
public interface IConformanceHost
{
    IClusterClient Client { get; }

    /// <summary>Lets this much time pass for the host.</summary>
    Task PassAsync(TimeSpan duration);
}

/// <summary>Puts a rule to the test on a host.</summary>
public interface IConformanceRunner
{
    Task RunAsync(Func<IConformanceHost, Task> rule);
}

/// <summary>
/// Rules that Orleans keeps and that the grains count on. Each is tried on a real Orleans cluster and in the simulator, by the same code:
/// that keeps the simulator honest.
/// </summary>
public abstract class ConformanceTests(IConformanceRunner runner)
{
    protected Task On(Func<IConformanceHost, Task> rule) => runner.RunAsync(rule);
}

/// <summary>The rules share one cluster.</summary>
[CollectionDefinition(Name)]
public sealed class ConformanceHost : ICollectionFixture<TestClusterFixture>
{
    public const string Name = "Conformance";
}

/// <summary>Settings of the host, the same on both.</summary>
public static class ConformanceLimits
{
    public const string StreamProvider = "conformance";

    public static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(5);
}
