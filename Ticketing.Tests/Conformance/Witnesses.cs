using System.Collections.Concurrent;
using Orleans;

namespace Ticketing.Tests.Conformance;

/// <summary>
/// The objects that a test and its grains share, by name. Each simulated world has an instance of its own, which is set for its thread. All silos
/// of a cluster share one.
/// </summary>
public sealed class MeetingPlace
{
    private static readonly MeetingPlace OfCluster = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [ThreadStatic]
    private static MeetingPlace? ofWorld;

    private MeetingPlace(TaskCreationOptions continuations) => Continuations = continuations;

    public static MeetingPlace Here => ofWorld ?? OfCluster;

    /// <summary>
    /// How waiters at a gate continue. On real silos they never continue on the thread that opens the gate; a simulated world has only one
    /// thread.
    /// </summary>
    public TaskCreationOptions Continuations { get; }

    public ConcurrentDictionary<string, Gate> Gates { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, ConcurrentQueue<string>> Journals { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, int> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs a world with an instance of its own.</summary>
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

/// <summary>Records what grains did, in order, by grain key.</summary>
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
