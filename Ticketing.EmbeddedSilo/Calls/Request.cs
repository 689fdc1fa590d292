using Ticketing.EmbeddedSilo.Activations;

namespace Ticketing.EmbeddedSilo.Calls;

/// <summary>Something an activation is asked to do: a call, a timer's callback, an item of a stream.</summary>
internal abstract class Request
{
    /// <summary>The one behind it; written by the <see cref="RequestQueue"/> it is in.</summary>
    internal Request? Next { get; set; }

    /// <summary>May it start while others run?</summary>
    internal bool Interleaves { get; set; }

    /// <summary>May it run together with others of its kind?</summary>
    internal bool IsReadOnly { get; init; }

    /// <summary>Does it count as use of the grain?</summary>
    internal bool KeepsAlive { get; init; } = true;

    /// <summary>Does it stay with its activation, instead of moving to the next one when this one ends?</summary>
    internal bool IsLocal { get; init; }

    /// <summary>Its number in the order of arrival at its activation.</summary>
    internal long Arrival { get; set; }

    /// <summary>Timestamp of the time-out; 0 for none.</summary>
    internal long Deadline { get; set; }

    /// <summary>How often it has been passed on by an ending activation.</summary>
    internal int Forwards { get; set; }

    /// <summary>True when the caller already has an answer, so the work need not start any more.</summary>
    internal abstract bool IsSettled { get; }

    /// <summary>Names the work in error texts.</summary>
    internal abstract string Name { get; }

    /// <summary>Does the work as a turn; calls <see cref="Activation.Finish"/> at its end and never throws.</summary>
    internal abstract void Run(Activation activation);

    /// <summary>Gives up.</summary>
    internal abstract void Fail(Exception error);
}
