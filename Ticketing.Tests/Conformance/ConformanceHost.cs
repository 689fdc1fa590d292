using System.Collections.Concurrent;
using Orleans;
using Ticketing.Tests.Hosting;
using Xunit;

namespace Ticketing.Tests.Conformance;

/// <summary>The rules every grain host must keep; the tests know the host only as a client and a clock.</summary>
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

/// <summary>A place where a grain's turn waits until the test lets it go on.</summary>
public sealed class Gate
{
    private static readonly ConcurrentDictionary<string, Gate> All = new(StringComparer.Ordinal);

    private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Entered => entered.Task;

    public static Gate Named(string name) => All.GetOrAdd(name, static _ => new());

    public void Open() => opened.TrySetResult();

    public Task PassAsync()
    {
        entered.TrySetResult();
        return opened.Task;
    }
}

/// <summary>What grains did, in order, by grain key.</summary>
public static class Journal
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> All = new(StringComparer.Ordinal);

    public static void Write(string key, string entry) => All.GetOrAdd(key, static _ => new()).Enqueue(entry);

    public static string[] Of(string key) => All.TryGetValue(key, out var entries) ? [.. entries] : [];
}

/// <summary>Counts calls by method and key.</summary>
public sealed class CountingFilter : IIncomingGrainCallFilter
{
    private static readonly ConcurrentDictionary<string, int> Calls = new(StringComparer.Ordinal);

    public static int CallsOf(string method, string key) => Calls.GetValueOrDefault($"{method} {key}");

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is ProbeGrain grain)
            Calls.AddOrUpdate($"{context.MethodName} {grain.GetPrimaryKeyString()}", 1, static (_, count) => count + 1);
        return context.Invoke();
    }
}
