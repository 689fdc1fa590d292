using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>One life of a silo: its process, its activations, and the delivery of messages to and from them.</summary>
internal sealed class SiloCore
{
    private readonly Dictionary<GrainId, List<Activation>> _directory = [];
    private readonly SimulatedWires _wires;
    private readonly GrainCatalog _catalog;
    private long _sequence;

    public SiloCore(SimulationProcess process, GrainCatalog catalog, SimulatedSiloOptions options, SimulatedNetwork network)
    {
        (Process, _catalog, Options) = (process, catalog, options);
        _wires = new SimulatedWires(network, process);
        Wire = new Wire(options.IsStrict);
        Gateway = new Gateway(process, options.CallTimeout);
        Gateway.Connect(this);
        References = new References(Gateway, catalog, () => Services);
    }

    public SimulationProcess Process { get; }

    public SimulatedSiloOptions Options { get; }

    public Wire Wire { get; }

    /// <summary>The gateway through which grains, and other code of this process, call grains.</summary>
    public Gateway Gateway { get; }

    public References References { get; }

    public IServiceProvider Services { get; private set; } = null!;

    public IReadOnlyList<IIncomingGrainCallFilter> Filters { get; private set; } = [];

    public ILogger Log { get; private set; } = NullLogger.Instance;

    /// <summary>All activations, oldest first, so that loops over them have the same order in every run.</summary>
    public IReadOnlyList<Activation> Activations => [.. _directory.Values.SelectMany(static all => all).OrderBy(static one => one.Sequence)];

    public IEnumerable<Activation> ActivationsOf(GrainId id) => _directory.GetValueOrDefault(id) ?? [];

    /// <summary>Sets the services; grains can be called from then on.</summary>
    public void Use(IServiceProvider services)
    {
        Services = services;
        Filters = [.. services.GetServices<IIncomingGrainCallFilter>()];
        Log = services.GetService<ILogger<SimulatedSilo>>() ?? Log;
    }

    public long NextSequence() => ++_sequence;

    /// <summary>Carries a call from the caller to the grain, and the answer back.</summary>
    public void Carry(Call call)
    {
        if (!Process.IsAlive) return;
        call.Request = Wire.Request(call.Request);
        call.Return = Return;
        _wires.Carry(call.Sender.Name, call.Target.GrainId.ToString()!, call.IsOneWay, call.Name, () => Dispatch(call.Target.GrainId, call));
    }

    /// <summary>Gives a message to its activation, which is created when there is none.</summary>
    public void Dispatch(GrainId id, Message message)
    {
        if (!Process.IsAlive) return;
        if (!_directory.TryGetValue(id, out var all)) _directory.Add(id, all = []);
        var grainClass = _catalog.ClassOf(id.Type);
        if (!Choose(all, grainClass, id).TryReceive(message))
            throw new InvalidOperationException($"{id} has ended and is still in the directory.");
    }

    public void Forget(Activation activation)
    {
        var all = _directory[activation.GrainId];
        all.Remove(activation);
        if (all.Count == 0) _directory.Remove(activation.GrainId);
    }

    // As for Orleans' stateless workers: an idle worker first, else a new one up to the limit, else the least busy one.
    private Activation Choose(List<Activation> all, GrainClass grainClass, GrainId id)
    {
        if (all.Find(static one => one.Mailbox.IsEmpty) is { } idle) return idle;
        if (all.Count >= grainClass.MaxWorkers) return all.MinBy(static one => one.Mailbox.Waiting.Count)!;
        var made = new Activation(this, grainClass, id);
        all.Add(made);
        return made;
    }

    private void Return(Call call, Response answer)
    {
        if (!Process.IsAlive) return;
        var copy = Wire.Answer(answer);
        _wires.Carry(call.Target.GrainId.ToString()!, call.Sender.Name, isOneWay: false, "answer", () => call.Settle(copy));
    }
}
