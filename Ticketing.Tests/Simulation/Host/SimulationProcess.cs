namespace Ticketing.Tests.Simulation.Host;

/// <summary>A piece of work that runs as a step of its own.</summary>
internal interface ISimulatedWork
{
    /// <summary>Describes the work for the decision log: <c>Who</c> never changes, <c>What</c> is its last turn.</summary>
    (string Who, string What) Description { get; }

    /// <summary>Identifies the work within its process, for the hash of a run; never 0.</summary>
    ulong Number { get; }

    void Execute();
}

/// <summary>
/// A process of the simulated world. Its tasks, timers and grains run only while it lives; after <see cref="Crash"/> none of its code runs
/// again. There is one exception: code in the step that kills the process goes on until its next await. Whatever that code still sends or
/// starts is dropped.
/// </summary>
internal sealed class SimulationProcess : TaskScheduler
{
    private readonly SimulationScheduler _scheduler;
    private readonly string _name;

    internal SimulationProcess(SimulationScheduler scheduler, string name, int number)
    {
        (_scheduler, _name, Number) = (scheduler, $"{name}:{number}", number);
        Time = new(scheduler, this);
    }

    /// <summary>The virtual clock; its timers die with the process.</summary>
    public SimulationTime Time { get; }

    /// <summary>False after <see cref="Crash"/>.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    public SimulationScheduler World => _scheduler;

    public int Number { get; }

    /// <summary>Runs the code as a task of this process, which also runs the code's continuations.</summary>
    public Task Start(Func<Task> code) =>
        Task.Factory.StartNew(code, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>Kills the process at this instant.</summary>
    public void Crash()
    {
        IsAlive = false;
        _scheduler.Drop(this);
    }

    /// <summary>Runs the action as a step of its own.</summary>
    public void Post(Action action) => new Task(action, CancellationToken.None, TaskCreationOptions.DenyChildAttach).Start(this);

    public void Enqueue(ISimulatedWork work)
    {
        if (IsAlive) _scheduler.Enqueue(this, work);
    }

    public void Execute(object item)
    {
        if (!IsAlive) return;
        if (item is Task task) TryExecuteTask(task);
        else ((ISimulatedWork)item).Execute();
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        if (IsAlive) _scheduler.Enqueue(this, task);
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [];

    /// <summary>Name and number.</summary>
    public override string ToString() => _name;
}
