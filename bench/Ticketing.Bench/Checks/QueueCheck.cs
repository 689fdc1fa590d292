namespace Ticketing.Bench.Checks;

/// <summary>
/// Checks that a queue kept the order of arrival. A person who was answered before another person sent a request must have the smaller number. Of people
/// whose requests overlapped, either may be first (linearizability: Herlihy and Wing, 1990).
/// </summary>
internal static class QueueCheck
{
    /// <summary>Compares the acknowledged places of one queue with its rows.</summary>
    /// <returns>The errors, in words.</returns>
    public static IEnumerable<string> Check(IReadOnlyList<History.Entrance> entrances, IReadOnlyList<PlaceRow> places)
    {
        if (entrances.Count == 0) yield return "nobody was given a place";
        foreach (var twice in places.GroupBy(place => place.Person).Where(person => person.Skip(1).Any()))
            yield return $"{twice.Key} has the numbers {string.Join(" and ", twice.Select(place => place.Number))}";
        foreach (var twice in places.GroupBy(place => place.Number).Where(number => number.Skip(1).Any()))
            yield return $"number {twice.Key} is {string.Join(" and ", twice.Select(place => place.Person))}'s";

        var numbers = places.DistinctBy(place => place.Person).ToDictionary(place => place.Person, place => place.Number);
        foreach (var lost in entrances.Where(entrance => !numbers.ContainsKey(entrance.Person))) yield return $"{lost.Person} was given a place and has none";
        var told = entrances.Select(entrance => entrance.Person).ToHashSet();
        foreach (var ghost in places.Where(place => !told.Contains(place.Person))) yield return $"{ghost.Person} has a place and was not told";

        // The loop goes through the requests in the order of sending. A person must not have a smaller number than anybody who was answered before.
        var bySending = entrances.Where(entrance => numbers.ContainsKey(entrance.Person)).OrderBy(entrance => entrance.SentAt).ToArray();
        var answered = new PriorityQueue<History.Entrance, long>(bySending.Select(entrance => (entrance, entrance.AnsweredAt)));
        (string Person, long Number)? last = null;
        foreach (var entrance in bySending)
        {
            while (answered.TryPeek(out var before, out var at) && at < entrance.SentAt)
            {
                answered.Dequeue();
                if (last is null || numbers[before.Person] > last.Value.Number) last = (before.Person, numbers[before.Person]);
            }

            if (last is { } known && known.Number > numbers[entrance.Person])
                yield return $"{entrance.Person} came after {known.Person} was in, and stands before";
        }
    }
}
