namespace Ticketing.Grains.Ids;

/// <summary>Draws the ids of new things; tests replace it by one they can predict.</summary>
public interface IIdSource
{
    /// <summary>A new id.</summary>
    /// <param name="prefix">The prefix for the kind of thing, e.g. <c>v</c>.</param>
    string Next(string prefix);
}
