namespace Ticketing.Bench.Checks;

/// <summary>What the server said yes to. Written by the driver's threads during a run, read after it.</summary>
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

    /// <summary>A place that was acknowledged, and when, by the driver's clock.</summary>
    public sealed record Entrance(string Performance, string Person, long SentAt, long AnsweredAt);

    /// <summary>The holds.</summary>
    public IReadOnlyList<Hold> Holds => _holds;

    /// <summary>The sales.</summary>
    public IReadOnlyList<Sale> Sales => _sales;

    /// <summary>The entrances.</summary>
    public IReadOnlyList<Entrance> Entrances => _entrances;

    /// <summary>Takes note.</summary>
    public void Add(Hold hold)
    {
        lock (_lock) _holds.Add(hold);
    }

    /// <summary>Takes note.</summary>
    public void Add(Sale sale)
    {
        lock (_lock) _sales.Add(sale);
    }

    /// <summary>Takes note.</summary>
    public void Add(Entrance entrance)
    {
        lock (_lock) _entrances.Add(entrance);
    }
}
