namespace Ticketing.Grains.Ids;

/// <summary>Where the ids of new things come from; a test brings its own.</summary>
public interface IIdSource
{
    /// <summary>A new id.</summary>
    /// <param name="prefix">What kind of thing it is, e.g. <c>v</c>.</param>
    string Next(string prefix);
}
