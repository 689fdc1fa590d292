namespace Ticketing.EmbeddedSilo.Hosting;

/// <summary>A message on its way.</summary>
/// <param name="From">Who sends it: a grain's activation, or the task scheduler of a client.</param>
/// <param name="To">Who gets it.</param>
/// <param name="Method">The called method.</param>
/// <param name="IsOneWay">True when nobody waits for an answer.</param>
/// <param name="IsAnswer">True for the way back.</param>
public readonly record struct SiloMessage(string From, string To, string Method, bool IsOneWay, bool IsAnswer);

/// <summary>Carries the messages between callers and grains; may delay them, and may lose one-way messages.</summary>
public interface ISiloNetwork
{
    /// <summary>Calls <paramref name="arrive"/> once, or never when the message is lost.</summary>
    void Deliver(in SiloMessage message, Action arrive);
}
