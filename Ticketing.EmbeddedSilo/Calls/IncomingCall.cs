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

    public object Grain => activation.GrainInstance!;

    public GrainId? SourceId => request.Source?.GrainId;

    public GrainId TargetId => activation.GrainId;

    public string InterfaceName => request.Target.Interface.Name;

    public string MethodName => request.Method.Info.Name;

    public MethodInfo InterfaceMethod => request.Method.Info;

    public IGrainContext TargetContext => activation;

    public object? Result
    {
        get => answered ? result : null;
        set => Answer(value is T typed ? typed : default!);
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

    internal ValueTask<T> RunAsync()
    {
        var all = Invoke();
        return all.IsCompletedSuccessfully ? new(result) : WaitAsync(all);
    }

    // Every call passes here once anything filters: one that is done at once must cost no task.
    private Task CallAsync()
    {
        try
        {
            var call = request.Method.Call(Grain, request.Arguments);
            if (!call.IsCompletedSuccessfully) return WaitAsync(call);
            Answer(call.Result);
            return Task.CompletedTask;
        }
        catch (Exception error)
        {
            return Task.FromException(error);
        }
    }

    private async Task WaitAsync(ValueTask<T> call) => Answer(await call);

    private async ValueTask<T> WaitAsync(Task all)
    {
        await all;
        return result;
    }

    private void Answer(T value) => (result, answered) = (value, true);
}
