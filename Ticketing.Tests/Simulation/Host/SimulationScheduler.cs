using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>
/// Runs whole processes on one thread in virtual time. At each step one piece of the ready work is picked by chance. The chance comes from a
/// seed, so the same seed gives the same run, step by step. When no work is ready, time jumps to the next timer. The idea is
/// FoundationDB's (Zhou et al., SIGMOD 2021, section 4: deterministic simulation).
/// </summary>
/// <param name="seed">Decides every choice of the schedule: which work is next, and every other draw from <see cref="Chance"/>.</param>
internal sealed class SimulationScheduler(int seed)
{
    private static readonly TimeSpan PatienceWithPool = TimeSpan.FromSeconds(1);

    private readonly List<Work> _ready = [];
    private readonly List<SimulationProcess> _processes = [];
    private readonly PriorityQueue<SimulationTimer, (long Due, long Number)> _timers = new();
    private readonly Work[] _recent = new Work[32];
    private int _thread = Environment.CurrentManagedThreadId;
    private long _timerNumber;
    private readonly TaskCompletionSource<Exception> _fault = new();

    /// <summary>The schedule's source of chance, for the order of work, for delays and for losses.</summary>
    public Random Chance { get; } = new(seed);

    /// <summary>How many steps have been run.</summary>
    public long Steps { get; private set; }

    /// <summary>A hash over all steps so far; equal for two runs with the same seeds.</summary>
    public TraceHash Hash { get; } = new();

    /// <summary>Records every step, when set before the run.</summary>
    public DecisionLog? Log { get; set; }

    /// <summary>Called after every step, to check invariants. An exception from it ends the run.</summary>
    public Action? AfterStep { get; set; }

    /// <summary>Describes who waits for whom, for the error text of a stuck run.</summary>
    public Func<string>? WhoWaits { get; set; }

    /// <summary>A run with more steps than this counts as endless and fails.</summary>
    public long StepLimit { get; set; } = 1_000_000;

    /// <summary>A run that takes more virtual time than this counts as endless and fails.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The virtual time.</summary>
    public DateTimeOffset Now { get; private set; } = Start;

    private static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Creates a process of the simulated world: a silo or a caller.</summary>
    public SimulationProcess CreateProcess(string name)
    {
        var process = new SimulationProcess(this, name, _processes.Count);
        _processes.Add(process);
        return process;
    }

    /// <summary>Starts <paramref name="main"/> in a process of its own and runs the world until its task has ended; rethrows its error.</summary>
    /// <exception cref="SimulationException">A limit was reached, or nothing is left that could end the task.</exception>
    public void Run(Func<Task> main)
    {
        var task = CreateProcess("main").Start(main);
        RunUntil(() => task.IsCompleted);
        if (task.Exception is { } error) ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
    }

    /// <summary>Runs until the condition is true; it is checked after every step.</summary>
    /// <exception cref="SimulationException">A limit was reached, or nothing is left to run.</exception>
    public void RunUntil(Func<bool> condition)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        _thread = Environment.CurrentManagedThreadId;
        try
        {
            while (!condition())
            {
                if (Steps >= StepLimit) throw Failure($"did not end within {StepLimit} steps");
                if (!RunStep()) throw Failure("has nothing left to run");
            }

            ThrowIfFaulted();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>Adds an observation of a test to <see cref="Hash"/> and to the log.</summary>
    public void Observe(string what)
    {
        Hash.Mix(what);
        Log?.Add(new(Steps, Now, "", "observed", what.ReplaceLineEndings(" ")));
    }

    public void Enqueue(SimulationProcess process, object item)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            _fault.TrySetResult(new SimulationException(
                $"Work of {process} came from another thread; something in the run used the thread pool. Seed {seed}. {new StackTrace()}"));
            return;
        }

        _ready.Add(new(process, item));
    }

    public void Drop(SimulationProcess process) => _ready.RemoveAll(work => work.Process == process);

    public void Enqueue(SimulationTimer timer, DateTimeOffset due) =>
        _timers.Enqueue(timer, (due.UtcTicks, timer.Number = ++_timerNumber));

    private bool RunStep()
    {
        ThrowIfFaulted();
        while (_ready.Count == 0)
        {
            if (!JumpToNextTimer()) return false;
        }

        var work = Take(_ready.Count == 1 ? 0 : Chance.Next(_ready.Count));
        _recent[Steps++ % _recent.Length] = work;
        Hash.Mix((ulong)work.Process.Number);
        Hash.Mix((ulong)Now.UtcTicks);
        Hash.Mix((work.Item as ISimulatedWork)?.Number ?? 0);
        work.Process.Execute(work.Item);
        Log?.Add(work.Decision(Steps, Now));
        AfterStep?.Invoke();
        return true;
    }

    private Work Take(int chosen)
    {
        var work = _ready[chosen];
        _ready[chosen] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        return work;
    }

    private bool JumpToNextTimer()
    {
        if (!_timers.TryDequeue(out var timer, out var place)) return false;
        if (timer.Number != place.Number) return true;
        Now = new(Math.Max(place.Due, Now.UtcTicks), TimeSpan.Zero);
        if (Now - Start > TimeLimit) throw Failure($"did not end within {TimeLimit} of virtual time");
        timer.Ring();

        // All timers that are due at this instant become ready together, so that chance decides their order.
        while (_timers.TryPeek(out var next, out var other) && other.Due <= Now.UtcTicks)
        {
            _timers.Dequeue();
            if (next.Number == other.Number) next.Ring();
        }

        return true;
    }

    private void ThrowIfFaulted()
    {
        if (_fault.Task.IsCompleted) throw _fault.Task.Result;
    }

    // A run may be stuck because its work went to the thread pool, which reports a fault. No virtual time passes meanwhile, so wait for real
    // time: the pool may be slow.
    private Exception Failure(string what)
    {
        if (_fault.Task.Wait(PatienceWithPool)) return _fault.Task.Result;
        var last = Enumerable.Range(1, (int)Math.Min(Steps, _recent.Length)).Select(back => _recent[(Steps - back) % _recent.Length]);
        return new SimulationException(
            $"The simulation {what}. Seed {seed}, step {Steps}, time {Now - Start}. {WhoWaits?.Invoke()}\nLast steps, newest first: {string.Join("; ", last)}");
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Work(SimulationProcess Process, object Item)
    {
        public Decision Decision(long step, DateTimeOffset now)
        {
            var (who, what) = (Item as ISimulatedWork)?.Description ?? ("", "task");
            return new(step, now, Process.ToString(), who, what);
        }

        public override string ToString() => Decision(0, default).Text;
    }
}
