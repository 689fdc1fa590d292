using Orleans.Runtime;
using Ticketing.EmbeddedSilo.Calls;
using Ticketing.EmbeddedSilo.Hosting;

namespace Ticketing.EmbeddedSilo.Activations;

/// <summary>
/// One grain in memory. It is the task scheduler of its grain's code: requests and continuations are queued here and
/// run one at a time, on whatever thread the silo's scheduler gives. No lock is held while the grain's code runs.
/// </summary>
internal sealed partial class Activation : TaskScheduler, IThreadPoolWorkItem, IGrainContext
{
    [ThreadStatic]
    private static Activation? current;

    internal Activation(SiloRuntime silo, GrainClass grainClass, string key)
    {
        (Silo, Class, Key) = (silo, grainClass, key);
        Sequence = silo.NextSequence();
        lastUsed = silo.Now;
    }

    /// <summary>The activation whose turn runs on this thread.</summary>
    internal static Activation? OnThisThread => current;

    internal SiloRuntime Silo { get; }

    internal GrainClass Class { get; }

    internal string Key { get; }

    /// <summary>Rises with every activation of the silo; gives sweeps an order that does not hang on hash codes.</summary>
    internal long Sequence { get; }

    public GrainId GrainId => GrainId.Create(Class.Name, Key);

    public GrainReference GrainReference => (GrainReference)Silo.Reference(Class.FirstInterface, Class, Key);

    public object? GrainInstance { get; private set; }

    /// <summary>
    /// The silo's own: a scope for each of hundreds of thousands of activations would cost more than the grain, and no grain asks
    /// for a scoped service.
    /// </summary>
    public IServiceProvider ActivationServices => Silo.Services;

    public override int MaximumConcurrencyLevel => 1;

    void IThreadPoolWorkItem.Execute()
    {
        var outer = current;
        current = this;
        try
        {
            RunTurns();
        }
        finally
        {
            current = outer;
        }
    }

    protected override void QueueTask(Task task) => Enqueue(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        current == this && !taskWasPreviouslyQueued && !Silo.IsCrashed && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (gate)
            return continuations.ToArray();
    }

    public override string ToString() => $"{Class.Name}/{Key}#{Sequence}";
}
