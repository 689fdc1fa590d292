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

    public object Grain => activation.GrainInstance!;

    public GrainId? SourceId => request.Source?.GrainId;

    public GrainId TargetId => activation.GrainId;

    public string InterfaceName => request.Target.Interface.Name;

    public string MethodName => request.Method.Info.Name;

    public MethodInfo InterfaceMethod => request.Method.Info;

    public IGrainContext TargetContext => activation;

    public object? Result { get; set; }

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

    internal async ValueTask<T> RunAsync()
    {
        await Invoke();
        return Result is T result ? result : default!;
    }

    private async Task CallAsync() => Result = await request.Method.Call(Grain, request.Arguments);
}
