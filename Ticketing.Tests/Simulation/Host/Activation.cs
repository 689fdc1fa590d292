using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;
using Orleans.Storage;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>
/// One grain in memory, and the task scheduler of its code. Requests and continuations are queued here. At each step that the world gives
/// this activation, one of them runs.
/// </summary>
internal sealed class Activation : TaskScheduler, IGrainContext, ISimulatedWork
{
    private readonly Queue<Task> _continuations = [];
    private readonly ActivationLife _life;
    private readonly string _name;
    private bool _isScheduled;
    private bool _isRunning;
    private bool _lastWasContinuation;
    private string _lastTurn = "";
    private Message? _starting;

    public Activation(SiloCore silo, GrainClass grainClass, GrainId id)
    {
        (Silo, Class, GrainId, Sequence) = (silo, grainClass, id, silo.NextSequence());
        Mailbox = new Mailbox(grainClass.IsReentrant);
        _life = new ActivationLife(this);
        _name = $"{id}#{Sequence}";
        Used();
    }

    public SiloCore Silo { get; }

    public GrainClass Class { get; }

    public GrainId GrainId { get; }

    /// <summary>Rises with every activation of the silo, so that loops over activations have an order that does not depend on hash codes.</summary>
    public long Sequence { get; }

    public Mailbox Mailbox { get; }

    public ActivationLife Life => _life;

    /// <summary>The message whose turn runs; null when several run, because a continuation does not say to which message it belongs.</summary>
    public Message? Doing => _starting ?? (Mailbox.Running is [var only] ? only : null);

    /// <summary>When the activation was last used, in the scheduler's time.</summary>
    public DateTimeOffset LastUsed { get; private set; }

    public GrainReference GrainReference => Silo.References.Create(GrainId, Class.Interfaces[0]);

    public object? GrainInstance => _life.Instance;

    public ActivationId ActivationId => ActivationId.GetDeterministic(GrainId);

    public GrainAddress Address => new() { GrainId = GrainId, ActivationId = ActivationId, SiloAddress = SimulatedRuntime.Address };

    /// <summary>The silo's services; no grain asks for a scoped one.</summary>
    public IServiceProvider ActivationServices => Silo.Services;

    public IGrainLifecycle ObservableLifecycle => throw NotSimulated("lifecycle participants");

    public IWorkItemScheduler Scheduler => throw NotSimulated("work items");

    public Task Deactivated => _life.Ended;

    public override int MaximumConcurrencyLevel => 1;

    (string Who, string What) ISimulatedWork.Description => (_name, _lastTurn);

    ulong ISimulatedWork.Number => (ulong)Sequence + 1;

    /// <summary>False when this activation has ended and the message must go to the next one.</summary>
    public bool TryReceive(Message message)
    {
        if (_life.HasEnded) return false;
        Mailbox.Add(message);
        Wake();
        return true;
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        _life.Deactivate(deactivationReason);
        Wake();
    }

    /// <summary>Called when a call has failed. A stale version in memory ends the activation; the next activation reads again.</summary>
    public void CallFailed(Call call, Exception error)
    {
        if (call.IsOneWay) Silo.Log.LogWarning(error, "One-way call {Call} failed; nobody waits for it.", call);
        if (error is not InconsistentStateException stale || !OrleansInternals.IsOfSource(stale)) return;
        OrleansInternals.SetOfSource(stale, false);
        Deactivate(new(DeactivationReasonCode.ApplicationError, error.Message));
    }

    public void Used() => LastUsed = Silo.Process.World.Now;

    object? ITargetHolder.GetTarget() => GrainInstance;

    object? ITargetHolder.GetComponent(Type componentType) => componentType.IsInstanceOfType(GrainInstance) ? GrainInstance
        : componentType.IsInstanceOfType(this) ? this
        : Silo.Services.GetService(componentType);

    void IGrainContext.SetComponent<TComponent>(TComponent? value)
        where TComponent : class => throw NotSimulated("components");

    void IGrainContext.ReceiveMessage(object message) => throw NotSimulated("Orleans' own messages");

    void IGrainContext.Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken) => throw NotSimulated("this way in");

    void IGrainContext.Rehydrate(IRehydrationContext context) => throw NotSimulated("migration");

    void IGrainContext.Migrate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken) => throw NotSimulated("migration");

    bool IEquatable<IGrainContext>.Equals(IGrainContext? other) => ReferenceEquals(this, other);

    void ISimulatedWork.Execute()
    {
        _isScheduled = false;
        var outer = OrleansInternals.Run(this);
        _isRunning = true;
        try
        {
            RunTurn();
        }
        finally
        {
            _isRunning = false;
            OrleansInternals.Return(outer);
        }

        Wake();
    }

    public override string ToString() => _name;

    protected override void QueueTask(Task task)
    {
        if (!Silo.Process.IsAlive) return;
        _continuations.Enqueue(task);
        Wake();
    }

    // As in Orleans, a task that is completed by this activation's own turn continues within that turn. A queued task waits for its own step.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        _isRunning && !taskWasPreviouslyQueued && Silo.Process.IsAlive && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [.. _continuations];

    private bool CanStart => Mailbox.CanStart(_life.IsValid, _life.IsEnding);

    private void Wake()
    {
        if (_isScheduled || (_continuations.Count == 0 && !HasOperation && !CanStart)) return;
        _isScheduled = true;
        Silo.Process.Enqueue(this);
    }

    // Activating and deactivating wait for running messages, and go before waiting ones.
    private bool HasOperation => _life.Next is not null && !Mailbox.IsBusy;

    // Continuations and new requests take turns, so that neither can starve the other.
    private void RunTurn()
    {
        var startsSomething = HasOperation || CanStart;
        if (_continuations.Count > 0 && !(_lastWasContinuation && startsSomething))
        {
            (_lastWasContinuation, _lastTurn) = (true, "goes on");
            TryExecuteTask(_continuations.Dequeue());
            return;
        }

        _lastWasContinuation = false;
        if (HasOperation)
        {
            _lastTurn = _life.Next!;
            RunInTask(_life.RunNext);
        }
        else if (CanStart)
        {
            var message = Mailbox.Start(_life.IsValid, _life.IsEnding);
            _lastTurn = message.Name;
            RunInTask(() => _ = RunAsync(message));
        }
    }

    private async Task RunAsync(Message message)
    {
        message.StartedAt = Silo.Process.World.Now;
        try
        {
            _starting = message;
            var running = message.IsDropped ? Task.CompletedTask : message.RunAsync(this);
            _starting = null;
            await running;
        }
        catch (Exception e)
        {
            Silo.Log.LogError(e, "{Message} of {Activation} failed.", message.Name, _name);
        }

        Mailbox.End(message);
        if (message.KeepsAlive) Used();
        Wake();
    }

    // Within a task of this scheduler TaskScheduler.Current is the activation, so awaits bring their continuations back here.
    private void RunInTask(Action work) => new Task(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach).RunSynchronously(this);

    private static NotSupportedException NotSimulated(string what) => new($"The simulated silo has no {what}; docs/simulation.md lists what it has.");
}
