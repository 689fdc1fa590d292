using System.Collections.Concurrent;
using Orleans;

namespace Ticketing.Tests.Conformance;

/// <summary>
/// Where test and grains meet, by name. A simulated world has one of its own, which its thread names; the silos of a cluster share one.
/// </summary>
public sealed class MeetingPlace
{
    private static readonly MeetingPlace OfCluster = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [ThreadStatic]
    private static MeetingPlace? ofWorld;

    private MeetingPlace(TaskCreationOptions continuations) => Continuations = continuations;

    public static MeetingPlace Here => ofWorld ?? OfCluster;

    /// <summary>Where those go on who waited at a gate: on real silos never on the thread of the one who opens it; in a world there is only one.</summary>
    public TaskCreationOptions Continuations { get; }

    public ConcurrentDictionary<string, Gate> Gates { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, ConcurrentQueue<string>> Journals { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, int> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs a world with a place of its own.</summary>
    public static void Alone(Action world)
    {
        ofWorld = new MeetingPlace(TaskCreationOptions.None);
        try
        {
            world();
        }
        finally
        {
            ofWorld = null;
        }
    }
}

/// <summary>A place where a grain's turn waits until the test lets it go on.</summary>
public sealed class Gate
{
    private readonly TaskCompletionSource entered = new(MeetingPlace.Here.Continuations);
    private readonly TaskCompletionSource opened = new(MeetingPlace.Here.Continuations);

    public Task Entered => entered.Task;

    public static Gate Named(string name) => MeetingPlace.Here.Gates.GetOrAdd(name, static _ => new());

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
    public static void Write(string key, string entry) => MeetingPlace.Here.Journals.GetOrAdd(key, static _ => new()).Enqueue(entry);

    public static string[] Of(string key) => MeetingPlace.Here.Journals.TryGetValue(key, out var entries) ? [.. entries] : [];
}

/// <summary>Counts calls by method and key.</summary>
public sealed class CountingFilter : IIncomingGrainCallFilter
{
    public static int CallsOf(string method, string key) => MeetingPlace.Here.Calls.GetValueOrDefault($"{method} {key}");

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is ProbeGrain grain)
            MeetingPlace.Here.Calls.AddOrUpdate($"{context.MethodName} {grain.GetPrimaryKeyString()}", 1, static (_, count) => count + 1);
        return context.Invoke();
    }
}
