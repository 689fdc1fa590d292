using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Ticketing.EmbeddedSilo.Activations;

namespace Ticketing.EmbeddedSilo.Calls;

/// <summary>A call on its way through the filters of the silo, those of the grain, and the grain's method.</summary>
internal sealed class IncomingCall<T>(CallRequest<T> request, Activation activation) : IIncomingGrainCallContext
{
    // How many filters have been entered. Only touched by turns of the activation.
    private int stage;

    // Typed, so that a call without a result, or with a value type, boxes nothing unless a filter looks.
    private T result = default!;
    private bool answered;
    private Task<T>? running;

    public object Grain => activation.GrainInstance!;

    public GrainId? SourceId => request.Source?.GrainId;

    public GrainId TargetId => activation.GrainId;

    public string InterfaceName => request.Target.Interface.Name;

    public string MethodName => request.Method.Info.Name;

    public MethodInfo InterfaceMethod => request.Method.Info;

    public IGrainContext TargetContext => activation;

    public object? Result
    {
        get => answered || running is { IsCompletedSuccessfully: true } ? Answer : null;
        set => (result, answered) = (value is T typed ? typed : default!, true);
    }

    public MethodInfo ImplementationMethod
    {
        get
        {
            var map = Grain.GetType().GetInterfaceMap(InterfaceMethod.DeclaringType!);
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, InterfaceMethod)];
        }
    }

    public Task Invoke()
    {
        var filters = activation.Silo.Filters;
        var next = stage++;
        if (next < filters.Length)
            return filters[next].Invoke(this);
        return next == filters.Length && Grain is IIncomingGrainCallFilter own ? own.Invoke(this) : CallAsync();
    }

    /// <summary>What to answer, once the filters are done; the default when none of them went on.</summary>
#pragma warning disable VSTHRD002 // The grain's task has ended when its filters have.
    internal T Answer => answered || running is not { IsCompletedSuccessfully: true } ? result : running.Result;
#pragma warning restore VSTHRD002

    // Every call passes here once anything filters: it must cost no task beside the grain's own.
    private Task CallAsync()
    {
        try
        {
            return running = request.Method.Call(Grain, request.Arguments).AsTask();
        }
        catch (Exception error)
        {
            return Task.FromException(error);
        }
    }
}
