using Orleans;
using Ticketing.Tests.Hosting;
using Xunit;

namespace Ticketing.Tests.Conformance;

/// <summary>A grain host as the rules use it: a client and a clock.</summary>
public interface IConformanceHost
{
    IClusterClient Client { get; }

    /// <summary>Lets this much time pass for the host.</summary>
    Task PassAsync(TimeSpan duration);
}

/// <summary>Tests a rule on a host.</summary>
public interface IConformanceRunner
{
    Task RunAsync(Func<IConformanceHost, Task> rule);
}

/// <summary>
/// Rules of Orleans on which the grains rely. The same code tests each rule on a real Orleans cluster and in the simulator, so the simulator
/// cannot differ from Orleans unnoticed.
/// </summary>
public abstract class ConformanceTests(IConformanceRunner runner)
{
    protected Task On(Func<IConformanceHost, Task> rule) => runner.RunAsync(rule);
}

/// <summary>The tests of the rules share one cluster.</summary>
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
