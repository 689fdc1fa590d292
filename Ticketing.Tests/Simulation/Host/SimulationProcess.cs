namespace Ticketing.Tests.Simulation.Host;

/// <summary>A piece of work that runs as a step of its own.</summary>
internal interface ISimulatedWork
{
    /// <summary>What this is, for the decision log: <c>Who</c> never changes, <c>What</c> is the last turn of it.</summary>
    (string Who, string What) Description { get; }

    /// <summary>Tells the work apart from others of its process, in the hash of a run; never 0.</summary>
    ulong Number { get; }

    void Execute();
}

/// <summary>
/// A process of the simulated world. Its tasks, timers and grains run only while it lives; after <see cref="Crash"/> nothing of it runs
/// again. Code that runs in the very step that kills the process goes on until its next await, as instructions already issued would;
/// what it sends and starts from then on is dropped.
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

    /// <summary>Runs the code as a task of this process; its awaits come back to it.</summary>
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
