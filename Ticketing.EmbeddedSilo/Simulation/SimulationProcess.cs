using Ticketing.EmbeddedSilo.Hosting;

namespace Ticketing.EmbeddedSilo.Simulation;

/// <summary>
/// A process of the simulated world. Its tasks, timers and grains run only while it lives; after <see cref="Crash"/>
/// nothing of it runs again. Code that runs in the very step that kills the process goes on until its next await, as
/// instructions already issued would; what it sends and starts from then on is dropped.
/// </summary>
public sealed class SimulationProcess : TaskScheduler, ISiloScheduler
{
    private readonly SimulationScheduler scheduler;
    private readonly string name;

    internal SimulationProcess(SimulationScheduler scheduler, string name, int number)
    {
        (this.scheduler, this.name, Number) = (scheduler, name, number);
        Time = new(scheduler, this);
    }

    /// <summary>The virtual clock; its timers die with the process.</summary>
    public SimulationTime Time { get; }

    /// <summary>False after <see cref="Crash"/>.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>One turn per step, so that anything can happen between two turns.</summary>
    public int TurnsPerRun => 1;

    /// <inheritdoc/>
    public bool IsSingleThreaded => true;

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    internal int Number { get; }

    /// <summary>Runs the code as a task of this process; its awaits come back to it.</summary>
    public Task Start(Func<Task> code) =>
        Task.Factory.StartNew(code, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>Kills the process at this instant.</summary>
    public void Crash()
    {
        IsAlive = false;
        scheduler.Drop(this);
    }

    /// <inheritdoc/>
    public void Schedule(IThreadPoolWorkItem work)
    {
        if (IsAlive)
            scheduler.Enqueue(this, work);
    }

    internal void Execute(object item)
    {
        if (!IsAlive)
            return;
        if (item is Task task)
            TryExecuteTask(task);
        else
            ((IThreadPoolWorkItem)item).Execute();
    }

    /// <summary>Runs the action as a step of its own.</summary>
    internal void Post(Action action) =>
        new Task(action, CancellationToken.None, TaskCreationOptions.DenyChildAttach).Start(this);

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        if (IsAlive)
            scheduler.Enqueue(this, task);
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [];

    /// <summary>Name and number.</summary>
    public override string ToString() => $"{name}:{Number}";
}
