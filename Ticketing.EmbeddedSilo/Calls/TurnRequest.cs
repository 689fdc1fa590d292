using Microsoft.Extensions.Logging;
using Ticketing.EmbeddedSilo.Activations;

namespace Ticketing.EmbeddedSilo.Calls;

/// <summary>Work of the runtime that runs as a turn of one activation: a timer's callback or an item of a stream.</summary>
internal sealed class TurnRequest(string name, Func<Task> work, Action<Exception?> done) : Request
{
    // 0 until the end has been reported, which happens once.
    private int settled;

    internal override bool IsSettled => Volatile.Read(ref settled) != 0;

    internal override string Name => name;

    internal override void Run(Activation activation) => _ = RunAsync(activation);

    internal override void Fail(Exception error)
    {
        if (Interlocked.Exchange(ref settled, 1) == 0)
            done(error);
    }

    private async Task RunAsync(Activation activation)
    {
        Exception? failure = null;
        try
        {
            await work();
        }
        catch (Exception error)
        {
            failure = error;
            activation.OnCallFailed(error);
            activation.Silo.Log.LogError(error, "{Work} of {Grain} failed.", name, activation.GrainId);
        }

        if (Interlocked.Exchange(ref settled, 1) == 0)
            done(failure);
        activation.Finish(this);
    }
}
