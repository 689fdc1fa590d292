using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Runtime;
using Ticketing.EmbeddedSilo.Activations;
using Ticketing.EmbeddedSilo.Calls;
using Ticketing.EmbeddedSilo.Copying;

namespace Ticketing.EmbeddedSilo.Hosting;

/// <summary>One silo: the directory of its activations, and the way to them.</summary>
internal sealed class SiloRuntime : GrainGateway, IDisposable
{
    private readonly EmbeddedSiloOptions options;
    private readonly ISiloScheduler scheduler;
    private readonly ISiloNetwork? network;
    private readonly ConcurrentDictionary<string, Activation>[] activations;
    private readonly ConcurrentDictionary<string, WorkerPool>[] pools;
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource aborting = new();
    private readonly SiloSweeps sweeps;
    private readonly long callTimeout;
    private long sequence;
    private volatile bool closed;
    private volatile bool crashed;

    public SiloRuntime(IServiceProvider services, EmbeddedSiloOptions options)
        : base(
            GrainCatalog.Of(options),
            options.Strict ? MessageCopier.Instance : null,
            options.Scheduler is { IsSingleThreaded: true } ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously)
    {
        (Services, this.options, network) = (services, options, options.Network);
        scheduler = options.Scheduler ?? ThreadPoolScheduler.Instance;
        Time = options.TimeProvider ?? services.GetService<TimeProvider>() ?? TimeProvider.System;
        Log = services.GetService<ILogger<SiloRuntime>>() ?? NullLogger<SiloRuntime>.Instance;
        Filters = [.. services.GetServices<IIncomingGrainCallFilter>()];
        Observer = services.GetService<IGrainCallObserver>();
        activations = [.. Catalog.Classes.Select(_ => new ConcurrentDictionary<string, Activation>(StringComparer.Ordinal))];
        pools = [.. Catalog.Classes.Select(_ => new ConcurrentDictionary<string, WorkerPool>(StringComparer.Ordinal))];
        (Stopping, Aborting) = (stopping.Token, aborting.Token);
        callTimeout = Timestamp(options.CallTimeout);
        sweeps = new(this, options);
    }

    public override IServiceProvider ServiceProvider => Services;

    internal IServiceProvider Services { get; }

    internal TimeProvider Time { get; }

    internal ILogger Log { get; }

    internal IIncomingGrainCallFilter[] Filters { get; }

    internal IGrainCallObserver? Observer { get; }

    internal IGrainFactory Client => this;

    internal int MaxQueuedRequests => options.MaxQueuedRequests;

    internal int StreamBuffer => options.StreamBuffer;

    internal TimeSpan ShutdownTimeout => options.ShutdownTimeout;

    internal int TurnsPerRun => scheduler.TurnsPerRun;

    /// <summary>Cancelled when the silo begins to stop.</summary>
    internal CancellationToken Stopping { get; }

    /// <summary>Cancelled when the time for stopping is over.</summary>
    internal CancellationToken Aborting { get; }

    /// <summary>After a simulated death: nothing of this silo runs any more.</summary>
    internal bool IsCrashed => crashed;

    internal override bool AnswersAtOnce => network is null;

    internal long Now => Time.GetTimestamp();

    internal long Timestamp(TimeSpan time) => (long)(time.TotalSeconds * Time.TimestampFrequency);

    internal long NextSequence() => Interlocked.Increment(ref sequence);

    internal void Schedule(IThreadPoolWorkItem work)
    {
        sweeps.Arm();
        scheduler.Schedule(work);
    }

    internal override void Send(GrainReference target, Request request)
    {
        if (crashed)
            return;
        if (network is null)
            Dispatch(target.Class, target.Key, request);
        else
            network.Deliver(Message(target, request, answer: false), () => Dispatch(target.Class, target.Key, request));
    }

    internal override void Answer(Request request, Action arrive)
    {
        if (crashed)
            return;
        if (network is null || request is not ITravels travels)
            arrive();
        else
            network.Deliver(Message(travels.Target, request, answer: true), arrive);
    }

    internal void Dispatch(GrainClass grainClass, string key, Request request)
    {
        if (closed || crashed)
        {
            request.Fail(new SiloUnavailableException($"The silo has stopped; {request.Name} was not run."));
            return;
        }

        if (request.Deadline == 0)
            request.Deadline = Now + callTimeout;
        if (grainClass.MaxWorkers > 0)
        {
            pools[grainClass.Index].GetOrAdd(key, static (of, self) => new(self.silo, self.grainClass, of), (silo: this, grainClass))
                .Dispatch(request);
            return;
        }

        var directory = activations[grainClass.Index];
        while (true)
        {
            if (!directory.TryGetValue(key, out var activation))
                activation = directory.GetOrAdd(key, static (of, self) => new(self.silo, self.grainClass, of), (silo: this, grainClass));
            if (activation.TryEnqueue(request))
                return;
        }
    }

    internal void Forget(Activation activation)
    {
        var (index, key) = (activation.Class.Index, activation.Key);
        if (activation.Class.MaxWorkers == 0)
            activations[index].TryRemove(KeyValuePair.Create(key, activation));
        else if (pools[index].TryGetValue(key, out var pool))
            pool.Remove(activation);
    }

    /// <summary>All activations, oldest first, so that what is done to all of them is done in the same order every time.</summary>
    internal IEnumerable<Activation> Activations()
    {
        // Enumerated in place: a copy of hundreds of thousands, sorted or not, would stall everybody at every sweep. The simulation
        // needs one order in every run, and its silos are small.
        var all = UnorderedActivations();
        return scheduler.IsSingleThreaded ? all.OrderBy(static activation => activation.Sequence).ToArray() : all;
    }

    private IEnumerable<Activation> UnorderedActivations()
    {
        foreach (var directory in activations)
        {
            foreach (var (_, activation) in directory) yield return activation;
        }

        foreach (var directory in pools)
        {
            foreach (var (_, pool) in directory)
            {
                foreach (var worker in pool.All()) yield return worker;
            }
        }
    }

    /// <summary>How many there are of each type that has any.</summary>
    internal KeyValuePair<string, int>[] CountActivations() =>
    [
        .. Catalog.Classes
            .Select(one => KeyValuePair.Create(
                one.Name, one.MaxWorkers == 0 ? activations[one.Index].Count : pools[one.Index].Sum(static pool => pool.Value.Count)))
            .Where(static count => count.Value > 0),
    ];

    /// <summary>Ends all activations; what has not ended when the time is over is left behind.</summary>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        var all = Activations().ToArray();
        foreach (var activation in all)
            activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The silo is shutting down."), cancellationToken);
        try
        {
            await Task.WhenAll(all.Select(activation => activation.Deactivated))
                .WaitAsync(options.ShutdownTimeout, Time, cancellationToken);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            Log.LogWarning("{Count} activations had not ended when the time was over.", all.Count(one => !one.Deactivated.IsCompleted));
        }

        closed = true;
        await aborting.CancelAsync();
        sweeps.Dispose();
    }

    public void Dispose()
    {
        closed = true;
        sweeps.Dispose();
        stopping.Dispose();
        aborting.Dispose();
    }

    /// <summary>Dies at once, as a killed process does.</summary>
    internal void Crash() => crashed = true;

    private static SiloMessage Message(GrainReference target, Request request, bool answer)
    {
        var travels = (ITravels)request;
        var grain = $"{target.Class.Name}/{target.Key}";
        return answer
            ? new(grain, travels.Sender, travels.MethodName, IsOneWay: false, IsAnswer: true)
            : new(travels.Sender, grain, travels.MethodName, travels.IsOneWay, IsAnswer: false);
    }
}
