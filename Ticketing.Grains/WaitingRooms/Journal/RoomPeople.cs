using Ticketing.Grains.Storage;

namespace Ticketing.Grains.WaitingRooms.Journal;

/// <summary>Reads the people of a room.</summary>
internal static class RoomPeople
{
    /// <summary>All rows of its people, page by page.</summary>
    /// <exception cref="StoreUnavailableException">A page could not be read.</exception>
    public static async Task<List<WaiterRow>> ReadAsync(IRowStore store, string performance)
    {
        var people = new List<WaiterRow>();
        for (var query = new WaitersOfRoom(performance); ; query = new WaitersOfRoom(performance, people[^1].Index))
        {
            var page = await store.ReadAsync(query);
            people.AddRange(page);
            if (page.Count < query.Limit) return people;
        }
    }
}
