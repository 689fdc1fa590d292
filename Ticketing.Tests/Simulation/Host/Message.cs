namespace Ticketing.Tests.Simulation.Host;

/// <summary>Something an activation is to do as turns of its own: a call, a timer's tick, an item of a stream.</summary>
internal abstract class Message
{
    /// <summary>For logs: the method, or what else it is.</summary>
    public abstract string Name { get; }

    public virtual bool IsReadOnly => false;

    public virtual bool Interleaves => false;

    /// <summary>Belongs to this very activation: it is not passed on to the next one, and may run while this one ends.</summary>
    public virtual bool IsLocal => false;

    /// <summary>Counts as use, which keeps the activation from being collected.</summary>
    public virtual bool KeepsAlive => true;

    /// <summary>Nobody waits for it any more; Orleans drops what has timed out before it started.</summary>
    public virtual bool IsDropped => false;

    /// <summary>When it started, in the scheduler's time; for the report of what is stuck.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>It has started.</summary>
    public bool IsRunning => StartedAt != default;

    /// <summary>How often it was passed on because its activation had ended.</summary>
    public int Forwards { get; set; }

    /// <summary>Does it, as turns of the activation.</summary>
    public abstract Task RunAsync(Activation activation);

    /// <summary>It could not be done.</summary>
    public virtual void Reject(Exception reason)
    {
    }
}

/// <summary>A turn that the runtime itself asks for.</summary>
internal sealed class LocalTurn(string name, Func<Task> run, bool interleaves = false, bool keepsAlive = false) : Message
{
    public override string Name => name;

    public override bool Interleaves => interleaves;

    public override bool IsLocal => true;

    public override bool KeepsAlive => keepsAlive;

    public override Task RunAsync(Activation activation) => run();
}
