using System.Text;
using Ticketing.Bench.Checks;
using Ticketing.Bench.Http;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>Many people want one seat at the same moment. One person gets the seat, and all get an answer. Each race is about another seat.</summary>
internal sealed class SeatRace : Scenario
{
    /// <summary>How many people want the seat.</summary>
    public const int Rivals = 1_000;

    private readonly History _history = new();
    private World _world = null!;
    private string _performance = "";
    private byte[] _requestLine = [];
    private byte[] _seat = [];
    private int _seats = -1;
    private long _next = -1;

    /// <inheritdoc/>
    public override string Name => "race";

    /// <inheritdoc/>
    public override string Work => $"{Rivals:N0} people want one free seat at once, until all have an answer";

    /// <inheritdoc/>
    public override string Target => "";

    /// <inheritdoc/>
    public override bool WantsRefusals => true;

    /// <inheritdoc/>
    public override Pace Pace => Pace.Burst(Rivals);

    /// <inheritdoc/>
    public override VirtualUser NewBareUser() => Bare.Post(_world.Load, """{"seats":["S-1-1"]}""".Length);

    /// <inheritdoc/>
    public override VirtualUser NewUser() => new Rival(this);

    /// <inheritdoc/>
    public override void BeginLoad() => _seat = Encoding.ASCII.GetBytes(Hall.SeatId(++_seats));

    /// <inheritdoc/>
    public override async Task PrepareAsync(World world)
    {
        _world = world;
        _performance = await world.Hall.AddPerformanceAsync();
        await world.Hall.LookAtAsync(_performance);
        // The same people race again at another size, so the key also has the size: a key is good for one request only.
        _requestLine = SeatHold.RequestLine(_performance, world.Load, $"{Name}-{world.Buyers.Length}");
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> CheckAsync(IBooks books)
    {
        var rows = books.Seats(_performance);
        var wrong = SeatCheck.Check(_history.Holds, [], rows, []).ToList();
        if (_history.Holds.Count == 0) wrong.Add("nobody was given a seat");
        if (rows.Count != _seats + 1) wrong.Add($"{_seats + 1} seats were raced for and {rows.Count} have an owner");
        return Task.FromResult<IReadOnlyList<string>>(wrong);
    }

    private sealed class Rival(SeatRace scenario) : VirtualUser
    {
        private int _buyer;

        public override int Write(Span<byte> to)
        {
            var number = Interlocked.Increment(ref scenario._next);
            _buyer = (int)(number % scenario._world.Buyers.Length);
            return SeatHold.Write(to, scenario._requestLine, number, scenario._world.Buyers[_buyer].Authorization, scenario._seat);
        }

        public override Verdict Read(int status, ReadOnlySpan<byte> body)
        {
            if (status is 409 or 429 or 503) return Verdict.Refused;
            if (status != 201) return Verdict.Failed;
            var hold = Encoding.ASCII.GetString(JsonField.Text(body, "\"holdId\":\""u8));
            if (hold.Length == 0) return Verdict.Failed;
            scenario._history.Add(new History.Hold(scenario._performance, Encoding.ASCII.GetString(scenario._seat), hold, scenario._world.Buyers[_buyer].Id));
            return Verdict.Succeeded;
        }
    }
}
