using BenchmarkDotNet.Attributes;
using Ticketing.Grains.Signing;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.MicroBench;

/// <summary>The token checks at the beginning of every hold and every poll.</summary>
public class Tokens
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 11, 0, 0, TimeSpan.Zero);
    private static readonly Guid User = new(1, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8);
    private static readonly SigningKeys Keys = new(new byte[SigningKeys.MinSecretLength]);
    private string _entry = "";
    private string _ticket = "";

    /// <summary>Makes the tokens.</summary>
    [GlobalSetup]
    public void Write()
    {
        _entry = new EntryToken("performance-1", User, 1, Now.AddMinutes(10)).Write(Keys);
        _ticket = new QueueTicket("performance-1", User, 17, Lobby: false, Generation: 1).Write(Keys);
    }

    /// <summary>Checks the entry token of a hold.</summary>
    [Benchmark]
    public bool EntryTokenCheck() => EntryToken.TryRead(Keys, _entry, "performance-1", User, Now, out _) == TokenRefusal.None;

    /// <summary>Checks the queue ticket of a poll.</summary>
    [Benchmark]
    public bool QueueTicketCheck() => QueueTicket.TryRead(Keys, _ticket, "performance-1", out _) == TokenRefusal.None;
}
