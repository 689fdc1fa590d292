namespace Ticketing.EmbeddedSilo.Activations;

/// <summary>
/// Continuations in the order they came. Most activations never have two at a time, so the first has a place of its own and the
/// queue behind it is made when it is needed. Not safe for threads; must not be copied while it is in use.
/// </summary>
internal struct ContinuationQueue
{
    private Task? first;
    private Queue<Task>? others;

    /// <summary>Whether there is none.</summary>
    internal readonly bool IsEmpty => first is null;

    /// <summary>Adds one at the end.</summary>
    internal void Enqueue(Task continuation)
    {
        if (first is null)
            first = continuation;
        else
            (others ??= new()).Enqueue(continuation);
    }

    /// <summary>Takes the oldest; there must be one.</summary>
    internal Task Dequeue()
    {
        var taken = first!;
        first = others is { Count: > 0 } ? others.Dequeue() : null;
        return taken;
    }

    /// <summary>All of them, oldest first.</summary>
    internal readonly Task[] ToArray() => first is null ? [] : [first, .. others ?? []];
}
