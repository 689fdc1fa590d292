namespace Ticketing.Grains.Shows;

/// <summary>What a show needs to know about its performances.</summary>
public interface IShowDates
{
    /// <summary>Whether any performance of the show starts after a time, by the committed rows.</summary>
    /// <exception cref="Storage.StoreUnavailableException">The rows could not be read.</exception>
    Task<bool> AnyAfterAsync(string showId, DateTimeOffset time);
}
