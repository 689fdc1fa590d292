using Orleans;
using Orleans.CodeGeneration;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>The sending end of a silo or of a client: Orleans' proxies give their requests to it.</summary>
internal sealed class Gateway : IGrainReferenceRuntime
{
    private readonly Deadlines _deadlines;
    private SiloCore? _silo;

    /// <param name="process">The process that sends; when it dies, its calls never time out, because a dead process waits for nothing.</param>
    /// <param name="timeout">How long a caller waits before it gives up. The request may still be carried out.</param>
    public Gateway(SimulationProcess process, TimeSpan timeout) => _deadlines = new(process, timeout, call => WaitReport.Of(call, _silo));

    /// <summary>Calls that have no answer yet, oldest first.</summary>
    public IEnumerable<Call> Open => _deadlines.Open;

    public void Connect(SiloCore silo) => _silo = silo;

    /// <summary>Called when the silo has died. Every caller that waits is told that the outcome is unknown.</summary>
    public void Disconnect()
    {
        _silo = null;
        foreach (var call in _deadlines.Clear())
            call.Settle(Response.FromException(new SiloUnavailableException($"The silo died before it answered {call}; the outcome is unknown.")));
    }

    public ValueTask<T?> InvokeMethodAsync<T>(GrainReference reference, IInvokable request, InvokeMethodOptions options)
    {
        var call = new Call<T>(reference, request, options, Sender.OnThisThread);
        Send(call);
        return call.IsOneWay ? default : new ValueTask<T?>(call.Answer!);
    }

    public ValueTask InvokeMethodAsync(GrainReference reference, IInvokable request, InvokeMethodOptions options)
    {
        var call = new Call<object?>(reference, request, options, Sender.OnThisThread);
        Send(call);
        return call.IsOneWay ? default : new ValueTask(call.Answer);
    }

    public void InvokeMethod(GrainReference reference, IInvokable request, InvokeMethodOptions options) =>
        Send(new Call<object?>(reference, request, options | InvokeMethodOptions.OneWay, Sender.OnThisThread));

    // A grain that asks for a reference to itself also implements the interface, but it is not a reference and must not be returned as one.
    public object Cast(IAddressable grain, Type interfaceType) => grain is GrainReference && interfaceType.IsInstanceOfType(grain)
        ? grain
        : References!.Create(grain.GetGrainId(), OrleansKit.Interfaces[interfaceType]);

    /// <summary>Creates references whose calls go through this gateway.</summary>
    public References? References { get; set; }

    private void Send(Call call)
    {
        if (_silo is null)
        {
            if (!call.IsOneWay) call.Settle(Response.FromException(new SiloUnavailableException($"The silo is down; {call} was not sent.")));
            return;
        }

        if (!call.IsOneWay)
        {
            _deadlines.Add(call);
            CancelWithCaller(call);
        }

        _silo.Carry(call);
    }

    // As in Orleans, the caller does not wait until the callee has received the cancellation.
    private static void CancelWithCaller(Call call)
    {
        if (call.Request.GetCancellationToken() is not { CanBeCanceled: true } token) return;
        token.UnsafeRegister(
            static (state, canceled) =>
            {
                var one = (Call)state!;
                if (one.IsSettled) return;
                one.Request.TryCancel();
                one.Settle(Response.FromException(new OperationCanceledException(canceled)));
            },
            call);
    }
}
