namespace Ticketing.EmbeddedSilo.Calls;

/// <summary>
/// Requests in the order they came, linked through themselves: a request is in one list at a time, and hundreds of thousands of
/// activations keep no empty arrays. Not safe for threads; must not be copied while it is in use.
/// </summary>
internal struct RequestQueue
{
    private Request? first;
    private Request? last;

    /// <summary>How many there are.</summary>
    internal int Count { get; private set; }

    /// <summary>The oldest, or null.</summary>
    internal readonly Request? First => first;

    /// <summary>Adds one at the end.</summary>
    internal void Enqueue(Request request)
    {
        if (last is null)
            first = request;
        else
            last.Next = request;
        last = request;
        Count++;
    }

    /// <summary>Takes the oldest; there must be one.</summary>
    internal Request Dequeue()
    {
        var taken = first!;
        Remove(taken);
        return taken;
    }

    /// <summary>Takes one out, wherever it is.</summary>
    /// <returns>False when it is not in this list.</returns>
    internal bool Remove(Request request)
    {
        Request? before = null;
        for (var one = first; one is not null; (before, one) = (one, one.Next))
        {
            if (one != request)
                continue;
            if (before is null)
                first = one.Next;
            else
                before.Next = one.Next;
            if (last == one)
                last = before;
            one.Next = null;
            Count--;
            return true;
        }

        return false;
    }
}
