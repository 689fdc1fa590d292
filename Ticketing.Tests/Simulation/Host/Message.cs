namespace Ticketing.Tests.Simulation.Host;

/// <summary>A message to an activation, which runs it in its turns: a call, a timer's tick or an item of a stream.</summary>
internal abstract class Message
{
    /// <summary>The method or the kind of message, for logs.</summary>
    public abstract string Name { get; }

    public virtual bool IsReadOnly => false;

    public virtual bool Interleaves => false;

    /// <summary>True when the message belongs to this activation only: it is not passed on to the next one, and may run while this one ends.</summary>
    public virtual bool IsLocal => false;

    /// <summary>True when the message counts as use, which keeps the activation from being collected.</summary>
    public virtual bool KeepsAlive => true;

    /// <summary>True when nobody waits for the message any more. Orleans drops a message that timed out before it started.</summary>
    public virtual bool IsDropped => false;

    /// <summary>When the message started, in the scheduler's time; for the report of a stuck run.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>True when the message has started.</summary>
    public bool IsRunning => StartedAt != default;

    /// <summary>How often the message was passed on because its activation had ended.</summary>
    public int Forwards { get; set; }

    /// <summary>Runs the message in turns of the activation.</summary>
    public abstract Task RunAsync(Activation activation);

    /// <summary>Called when the message could not be run.</summary>
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
