using Orleans.Runtime;
using Ticketing.EmbeddedSilo.Calls;
using Ticketing.EmbeddedSilo.Copying;
using Ticketing.EmbeddedSilo.Hosting;

namespace Ticketing.EmbeddedSilo.Simulation;

/// <summary>The connection of clients to a silo that may die and come back.</summary>
internal sealed class SimulatedClient(GrainCatalog catalog, bool strict)
    : GrainGateway(catalog, strict ? MessageCopier.Instance : null, TaskCreationOptions.None)
{
    // In the order they were sent; answered ones are swept out now and then.
    private readonly List<Request> unanswered = [];
    private SiloRuntime? silo;
    private int sweepAt = 64;

    public override IServiceProvider ServiceProvider => Connected().Services;

    internal override bool AnswersAtOnce => false;

    internal void Connect(SiloRuntime to) => silo = to;

    internal void Disconnect()
    {
        silo = null;
        Request[] lost = [.. unanswered];
        unanswered.Clear();
        foreach (var request in lost)
            request.Fail(new SiloUnavailableException($"The silo died before it answered {request.Name}; the outcome is unknown."));
    }

    internal override void Send(GrainReference target, Request request)
    {
        if (silo is null)
        {
            request.Fail(new SiloUnavailableException($"The silo is down; {request.Name} was not sent."));
            return;
        }

        unanswered.Add(request);
        if (unanswered.Count >= sweepAt)
        {
            unanswered.RemoveAll(static one => one.IsSettled);
            sweepAt = Math.Max(64, unanswered.Count * 2);
        }

        silo.Send(target, request);
    }

    internal override void Answer(Request request, Action arrive) => silo?.Answer(request, arrive);

    private SiloRuntime Connected() => silo ?? throw new SiloUnavailableException("The silo is down.");
}
