using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Ticketing.EmbeddedSilo.Simulation;

/// <summary>
/// Runs whole processes on one thread in virtual time. Of all that is ready one piece of work is picked by chance,
/// and the chance comes from a seed: the same seed gives the same run, step by step. When nothing is ready, time
/// jumps to the next timer. The idea is FoundationDB's (Zhou et al., SIGMOD 2021, section 4: deterministic simulation).
/// </summary>
/// <param name="seed">Decides every choice of the run.</param>
public sealed class SimulationScheduler(int seed)
{
    // FNV-1a, 64 bit (Fowler, Noll, Vo).
    private const ulong HashStart = 14695981039346656037;
    private const ulong HashPrime = 1099511628211;

    private readonly List<Work> ready = [];
    private readonly List<SimulationProcess> processes = [];
    private readonly PriorityQueue<SimulationTimer, (long Due, long Number)> timers = new();
    private readonly Work[] recent = new Work[32];
    private int thread = Environment.CurrentManagedThreadId;
    private long timerNumber;
    private Exception? fault;

    /// <summary>The seed of this run, to be named in every failure.</summary>
    public int Seed { get; } = seed;

    /// <summary>The run's source of chance. Whatever a test decides by chance must come from here.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>How many steps have been run.</summary>
    public long Steps { get; private set; }

    /// <summary>A hash over all steps so far; equal for two runs with the same seed.</summary>
    public ulong TraceHash { get; private set; } = HashStart;

    /// <summary>Called after every step; what it throws ends the run. Invariants belong here.</summary>
    public Action? AfterStep { get; set; }

    /// <summary>A run with more steps than this is taken for an endless one.</summary>
    public long StepLimit { get; set; } = 1_000_000;

    /// <summary>A run that takes more virtual time than this is taken for an endless one.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The virtual time.</summary>
    public DateTimeOffset Now { get; private set; } = Start;

    private static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A process of the simulated world: a silo, or somebody who calls it.</summary>
    public SimulationProcess CreateProcess(string name)
    {
        var process = new SimulationProcess(this, name, processes.Count);
        processes.Add(process);
        return process;
    }

    /// <summary>Runs until the task of <paramref name="main"/>, started in a process of its own, has ended; passes its error on.</summary>
    /// <exception cref="SimulationException">A limit was reached, or nothing is left that could end the task.</exception>
    public void Run(Func<Task> main)
    {
        var task = CreateProcess("main").Start(main);
        RunUntil(() => task.IsCompleted);
        if (task.Exception is { } error)
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
    }

    /// <summary>Runs until the condition, which is looked at after every step, is true.</summary>
    /// <exception cref="SimulationException">A limit was reached, or nothing is left to run.</exception>
    public void RunUntil(Func<bool> condition, long maxSteps = long.MaxValue)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        thread = Environment.CurrentManagedThreadId;
        try
        {
            for (var steps = 0L; !condition(); steps++)
            {
                if (steps >= maxSteps || Steps >= StepLimit)
                    throw Failure($"did not end within {Math.Min(maxSteps, StepLimit)} steps");
                if (!RunStep())
                    throw Failure("has nothing left to run");
            }

            ThrowIfFaulted();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>Runs all that happens within this virtual time.</summary>
    public void RunFor(TimeSpan time)
    {
        var over = false;
        var alarm = CreateProcess("alarm").Time.CreateTimer(_ => over = true, null, time, Timeout.InfiniteTimeSpan);
        RunUntil(() => over);
        alarm.Dispose();
    }

    /// <summary>Mixes something that a test observed into <see cref="TraceHash"/>.</summary>
    public void Trace(string observed)
    {
        foreach (var letter in observed)
            Mix(letter);
    }

    /// <summary>Runs one piece of work, after moving the time if none is ready. False when there is nothing left.</summary>
    public bool RunStep()
    {
        ThrowIfFaulted();
        while (ready.Count == 0)
        {
            if (!JumpToNextTimer())
                return false;
        }

        var chosen = ready.Count == 1 ? 0 : Random.Next(ready.Count);
        var work = ready[chosen];
        ready[chosen] = ready[^1];
        ready.RemoveAt(ready.Count - 1);
        Note(work);
        work.Process.Execute(work.Item);
        AfterStep?.Invoke();
        return true;
    }

    internal void Enqueue(SimulationProcess process, object item)
    {
        if (Environment.CurrentManagedThreadId != thread)
        {
            fault ??= new SimulationException(
                $"Work of {process} came from another thread; something in the run used the thread pool. Seed {Seed}. {new StackTrace()}");
            return;
        }

        ready.Add(new(process, item, Now));
    }

    internal void Drop(SimulationProcess process) => ready.RemoveAll(work => work.Process == process);

    internal void Enqueue(SimulationTimer timer, DateTimeOffset due) =>
        timers.Enqueue(timer, (due.UtcTicks, timer.Number = ++timerNumber));

    private void ThrowIfFaulted()
    {
        if (fault is not null)
            throw fault;
    }

    private bool JumpToNextTimer()
    {
        if (!timers.TryDequeue(out var timer, out var place))
            return false;
        if (timer.Number != place.Number)
            return true;
        Now = new(Math.Max(place.Due, Now.UtcTicks), TimeSpan.Zero);
        if (Now - Start > TimeLimit)
            throw Failure($"did not end within {TimeLimit} of virtual time");
        timer.Ring();

        // All that is due at this instant becomes ready together, so that chance decides its order.
        while (timers.TryPeek(out var next, out var other) && other.Due <= Now.UtcTicks)
        {
            timers.Dequeue();
            if (next.Number == other.Number)
                next.Ring();
        }

        return true;
    }

    private void Note(in Work work)
    {
        recent[Steps++ % recent.Length] = work;
        Mix((ulong)work.Process.Number);
        Mix((ulong)Now.UtcTicks);
        Mix(work.Item is Activations.Activation activation ? (ulong)activation.Sequence + 1 : 0);
    }

    private void Mix(ulong value) => TraceHash = (TraceHash ^ value) * HashPrime;

    private SimulationException Failure(string what)
    {
        var last = Enumerable.Range(0, (int)Math.Min(Steps, recent.Length)).Select(back => recent[(Steps - 1 - back) % recent.Length]);
        return new($"The simulation {what}. Seed {Seed}, step {Steps}, time {Now - Start}. Last steps, newest first: {string.Join("; ", last)}");
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Work(SimulationProcess Process, object Item, DateTimeOffset Since)
    {
        public override string ToString() => $"{Process} {(Item is Activations.Activation activation ? activation.ToString() : "task")}";
    }
}

/// <summary>The run cannot go on. The text names the seed that repeats it.</summary>
public sealed class SimulationException : Exception
{
    /// <summary>Without details.</summary>
    public SimulationException()
    {
    }

    /// <summary>With a text.</summary>
    public SimulationException(string message) : base(message)
    {
    }

    /// <summary>With a text and a cause.</summary>
    public SimulationException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
