using Orleans.Runtime;

namespace Ticketing.EmbeddedSilo.Calls;

/// <summary>What the network needs to know of a request.</summary>
internal interface ITravels
{
    GrainReference Target { get; }

    string Sender { get; }

    string MethodName { get; }

    bool IsOneWay { get; }
}
