using System.Collections.Concurrent;
using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Clients;

/// <summary>The entries that buyers were given, for buyers who try to use another person's entry.</summary>
internal sealed class Entries
{
    private readonly ConcurrentDictionary<int, string> _last = new();

    public void Add(int client, string entry) => _last[client] = entry;

    public string? OfAnother(int client) => _last.FirstOrDefault(entry => entry.Key != client).Value;
}

/// <summary>One person's way through the waiting room, and back into it after leaving or buying.</summary>
internal sealed class QueueVisit(Person person, Stage stage, Entries entries)
{
    private const int MostPolls = 20;

    private string? _ticket;

    /// <summary>The entry is no longer valid: the person must enter the queue again.</summary>
    public void EnterAgain() => _ticket = null;

    /// <summary>The entry; null when there is none yet.</summary>
    public async Task<string?> EntryAsync(CancellationToken cancellation)
    {
        if (_ticket is null || person.Random.NextDouble() < 0.1)
        {
            var entered = await person.EnterAsync(stage.Performance, cancellation);
            if (!entered.Ok) return null;
            _ticket = entered.Subject;
        }

        if (person.Random.NextDouble() < 0.05 && entries.OfAnother(person.Number) is { } foreign)
            await person.HoldAsync(stage.Performance, [stage.Blocked[0]], foreign, cancellation, RequestKind.Intrude);

        if (person.Random.NextDouble() < 0.04)
        {
            await person.LeaveAsync(stage.Performance, _ticket, cancellation);
            _ticket = null;
            return null;
        }

        return await PollAsync(_ticket, cancellation);
    }

    // The entry is requested again before every visit, because a purchase ends it.
    private async Task<string?> PollAsync(string ticket, CancellationToken cancellation)
    {
        for (var polls = 0; polls < MostPolls; polls++)
        {
            var poll = await person.PollAsync(stage.Performance, ticket, cancellation);
            if (poll.Code == "place-ended") _ticket = null;
            if (!poll.Ok) return null;
            if (!poll.Json.TryGetProperty("entryToken", out var entry)) continue;
            entries.Add(person.Number, entry.GetString()!);
            return entry.GetString();
        }

        return null;
    }
}
