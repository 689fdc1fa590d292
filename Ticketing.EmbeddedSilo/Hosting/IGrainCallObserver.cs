using System.Reflection;

namespace Ticketing.EmbeddedSilo.Hosting;

/// <summary>
/// Hears of every grain call when it has ended. A filter could tell the same, but puts a task of its own around every call; the one of
/// these that is registered as a service costs two looks at the clock.
/// </summary>
public interface IGrainCallObserver
{
    /// <summary>Whether anybody wants to know; asked at the start of every call.</summary>
    bool IsEnabled { get; }

    /// <summary>Tells of a call, within its turn and before its caller has the answer. Must not throw.</summary>
    /// <param name="method">The method of the grain interface.</param>
    /// <param name="duration">From the start of its turn.</param>
    /// <param name="failed">Whether it ended in an exception.</param>
    void Ended(MethodInfo method, TimeSpan duration, bool failed);
}
