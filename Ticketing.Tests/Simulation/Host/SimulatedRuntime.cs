using System.Net;
using Orleans;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Timers;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>The part of Orleans' runtime that grains use.</summary>
internal sealed class SimulatedRuntime(SiloCore silo) : IGrainRuntime, ITimerRegistry
{
    // The time that stands for "for ever" when a grain asks to be kept.
    private static readonly TimeSpan Ages = TimeSpan.FromDays(3650);

    public static SiloAddress Address { get; } = SiloAddress.New(IPAddress.Loopback, 0, 0);

    public string SiloIdentity => silo.Process.ToString();

    public SiloAddress SiloAddress => Address;

    public IGrainFactory GrainFactory => silo.References;

    public ITimerRegistry TimerRegistry => this;

    public IServiceProvider ServiceProvider => silo.Services;

    public TimeProvider TimeProvider => silo.Process.Time;

    public void DeactivateOnIdle(IGrainContext grainContext) =>
        grainContext.Deactivate(new(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) =>
        ((Activation)grainContext).Life.KeptUntil = silo.Process.World.Now + (timeSpan < TimeSpan.Zero || timeSpan > Ages ? Ages : timeSpan);

    public IStorage<TGrainState> GetStorage<TGrainState>(IGrainContext grainContext) =>
        throw new NotSupportedException("The simulated silo has no grain storage; this project's grains keep rows.");

    public IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options) =>
        new SimulatedGrainTimer((Activation)grainContext, cancellation => callback(state, cancellation), options);

    public IDisposable RegisterTimer(IGrainContext grainContext, Func<object?, Task> callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        throw new NotSupportedException("Obsolete in Orleans, and not simulated.");
}
