namespace Ticketing.Bench.Checks;

/// <summary>The requests that the server acknowledged. Written by the driver's threads during a run, read after it.</summary>
internal sealed class History
{
    private readonly Lock _lock = new();
    private readonly List<Hold> _holds = [];
    private readonly List<Sale> _sales = [];
    private readonly List<Entrance> _entrances = [];

    /// <summary>A hold that was acknowledged.</summary>
    public sealed record Hold(string Performance, string Seat, string HoldId, string Buyer);

    /// <summary>A payment that was acknowledged; the seats are those of the hold.</summary>
    public sealed record Sale(string Performance, string Seat, string OrderId);

    /// <summary>A place in a queue that was acknowledged, with the times of request and answer by the driver's clock.</summary>
    public sealed record Entrance(string Performance, string Person, long SentAt, long AnsweredAt);

    /// <summary>The acknowledged holds.</summary>
    public IReadOnlyList<Hold> Holds => _holds;

    /// <summary>The acknowledged payments, one entry per seat.</summary>
    public IReadOnlyList<Sale> Sales => _sales;

    /// <summary>The acknowledged places in queues.</summary>
    public IReadOnlyList<Entrance> Entrances => _entrances;

    /// <summary>Records a hold.</summary>
    public void Add(Hold hold)
    {
        lock (_lock) _holds.Add(hold);
    }

    /// <summary>Records a payment of one seat.</summary>
    public void Add(Sale sale)
    {
        lock (_lock) _sales.Add(sale);
    }

    /// <summary>Records a place in a queue.</summary>
    public void Add(Entrance entrance)
    {
        lock (_lock) _entrances.Add(entrance);
    }
}
