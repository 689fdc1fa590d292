using System.Collections.Concurrent;

namespace Ticketing.Peers.Batches;

/// <summary>
/// The ends of all holds of a performance, as far as they are committed. Only the writer changes them, and only after a commit. Everybody may read them, so
/// a seat that is taken is refused without the writer.
/// </summary>
internal sealed class SeatMemory(IEnumerable<KeyValuePair<string, long>> seats)
{
    private readonly ConcurrentDictionary<string, long> _until = new(seats, StringComparer.Ordinal);

    /// <summary>When the last hold of a seat ends, in milliseconds of Unix time; 0 for a seat that nobody held, null for a seat that does not exist.</summary>
    public long? Until(string seat) => _until.TryGetValue(seat, out var until) ? until : null;

    /// <summary>Records a committed hold.</summary>
    public void Committed(string seat, long until) => _until[seat] = until;
}
