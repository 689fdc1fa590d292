using System.Reflection;
using System.Runtime.ExceptionServices;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>A call on its way through the silo's filters, the grain's own filter and the grain's method; the same stages as in Orleans.</summary>
internal sealed class IncomingCall(Call call, Activation activation) : IIncomingGrainCallContext
{
    private int _stage;

    public IInvokable Request => call.Request;

    public object Grain => activation.GrainInstance!;

    public GrainId? SourceId => call.Sender.Grain;

    public GrainId TargetId => activation.GrainId;

    public IGrainContext TargetContext => activation;

    public GrainInterfaceType InterfaceType => call.Target.InterfaceType;

    public string InterfaceName => call.Request.GetInterfaceName();

    public string MethodName => call.Request.GetMethodName();

    public MethodInfo InterfaceMethod => call.Request.GetMethod();

    public MethodInfo ImplementationMethod
    {
        get
        {
            var map = Grain.GetType().GetInterfaceMap(InterfaceMethod.DeclaringType!);
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, InterfaceMethod)];
        }
    }

    public object? Result
    {
        get => Response is { Exception: null } response ? response.Result : null;
        set => Response = Orleans.Serialization.Invocation.Response.FromResult(value);
    }

    public Response? Response { get; set; }

    /// <summary>Runs the grain's method, through filters where there are any.</summary>
    public static async ValueTask<Response> InvokeAsync(Call call, Activation activation)
    {
        if (activation.Silo.Filters.Count == 0 && activation.GrainInstance is not IIncomingGrainCallFilter) return await call.Request.Invoke();
        var incoming = new IncomingCall(call, activation);
        await incoming.Invoke();
        return incoming.Response!;
    }

    public async Task Invoke()
    {
        var (stage, filters) = (_stage++, activation.Silo.Filters);
        if (stage < filters.Count)
        {
            await filters[stage].Invoke(this);
        }
        else if (stage == filters.Count && Grain is IIncomingGrainCallFilter own)
        {
            await own.Invoke(this);
        }
        else
        {
            Response = await call.Request.Invoke();
            if (Response.Exception is { } error) ExceptionDispatchInfo.Throw(error);
        }

        if (Response is null) throw new InvalidOperationException($"A filter of {call} has not gone on.");
    }
}
