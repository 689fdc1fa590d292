using Orleans.Serialization.Invocation;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>
/// Copies or serializes messages on their way. Within a process, Orleans copies arguments (in the proxy) and answers, and passes exceptions
/// on as they are. Between processes, everything is written to bytes and read again. A strict world treats every call as one between two
/// processes.
/// </summary>
internal sealed class Wire(bool isStrict)
{
    /// <summary>The request as the receiver gets it.</summary>
    public IInvokable Request(IInvokable sent) => isStrict ? Through(sent) : sent;

    /// <summary>The answer as the caller gets it. An answer that cannot be serialized becomes an error that can.</summary>
    public Response Answer(Response given)
    {
        try
        {
            return isStrict ? Through(given) : OrleansKit.Copier.Copy(given);
        }
        catch (Exception e)
        {
            return Response.FromException(e);
        }
    }

    /// <summary>An item of a stream as a subscriber gets it.</summary>
    public T Item<T>(T item) => isStrict ? Through(item) : OrleansKit.Copier.Copy(item)!;

    private static T Through<T>(T sent) => OrleansKit.Serializer.Deserialize<T>(OrleansKit.Serializer.SerializeToArray(sent))!;
}
