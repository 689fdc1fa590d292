namespace Ticketing.Tests.Simulation;

/// <summary>The settings of a world; every value follows from the seed.</summary>
internal sealed record WorldSettings
{
    public required int Performances { get; init; }

    public required int Rows { get; init; }

    public required int Columns { get; init; }

    public required int Buyers { get; init; }

    public required TimeSpan HoldTtl { get; init; }

    public required int SeatLimit { get; init; }

    /// <summary>Days until the performance starts, which decide the cancellation fee.</summary>
    public required double DaysBefore { get; init; }

    public required bool IsStrict { get; init; }

    /// <summary>An activation that is not called for this long ends, so that memory is rebuilt from rows in the middle of a run.</summary>
    public required TimeSpan CollectionAge { get; init; }

    public required TimeSpan MaxMessageDelay { get; init; }

    public required TimeSpan MaxStoreDelay { get; init; }

    /// <summary>Whether the first performance has a waiting room.</summary>
    public bool HasRoom { get; init; }

    /// <summary>Most people inside at the same time.</summary>
    public int RoomCap { get; init; } = 3;

    public double OneWayLoss { get; init; }

    /// <summary>Share of commits and reads that take up to <see cref="LongStoreDelay"/>.</summary>
    public double SlowStore { get; init; }

    public TimeSpan LongStoreDelay { get; init; } = TimeSpan.FromSeconds(4);

    public double NotWritten { get; init; }

    public double AnswerLost { get; init; }

    public double ReadFails { get; init; }

    public int Crashes { get; init; }

    /// <summary>How often a second process starts while the first still works: for a while there are two activations of everything.</summary>
    public int HandOvers { get; init; }

    public int ClockJumps { get; init; }

    public int Outages { get; init; }

    /// <summary>Whether messages from one sender to one receiver arrive in the order they were sent.</summary>
    public bool KeepsOrder { get; init; } = true;

    /// <summary>Whether, while two processes live, each client stays with one of them; otherwise all clients go to the newer one.</summary>
    public bool SplitsClients { get; init; }

    /// <summary>How often the promoter changes the waiting room's settings while people are in it.</summary>
    public int RoomChanges { get; init; }

    /// <summary>Share of admitted people who wait almost as long as their entry lasts, or longer, before they buy.</summary>
    public double Lingers { get; init; }

    /// <summary>Share of paid orders whose owners go to the door at once.</summary>
    public double CheckIns { get; init; } = 0.3;

    /// <summary>Whether everybody who has paid returns seats of the order while showing its tickets at the door.</summary>
    public bool ReturnsAtTheDoor { get; init; }

    /// <summary>Most visits one buyer makes.</summary>
    public int Rounds { get; init; } = 4;

    /// <summary>How often at most the promoter withholds a seat or puts it back.</summary>
    public int PromoterActs { get; init; } = 5;

    /// <summary>The settings of a seed. One world in eight has no faults, so that limits which faults loosen are checked strictly.</summary>
    public static WorldSettings Of(Random random)
    {
        var calm = random.Next(8) == 0;
        var rough = random.NextDouble() * 0.06;
        return new WorldSettings
        {
            Performances = random.Next(1, 3),
            Rows = random.Next(2, 4),
            Columns = random.Next(3, 11),
            Buyers = random.Next(3, 13),
            HoldTtl = TimeSpan.FromSeconds(random.Next(8, 40)),
            SeatLimit = random.Next(2, 5),
            DaysBefore = Pick(random, 30, 8.5, 5, 2, 0.5),
            IsStrict = random.Next(2) == 0,
            CollectionAge = TimeSpan.FromSeconds(Pick(random, 3, 20, 900)),
            MaxMessageDelay = TimeSpan.FromMilliseconds(Pick(random, 0, 2, 20, calm ? 20 : 400)),
            MaxStoreDelay = TimeSpan.FromMilliseconds(Pick(random, 0, 3, 15)),
            HasRoom = random.Next(3) == 0,
            RoomCap = random.Next(2, 5),
            OneWayLoss = calm ? 0 : Pick(random, 0, 0.02, 0.2),
            SlowStore = calm ? 0 : Pick(random, 0, 0.005, 0.02),
            NotWritten = calm ? 0 : Pick(random, 0, rough, 0),
            AnswerLost = calm ? 0 : Pick(random, 0, rough, 0),
            ReadFails = calm ? 0 : Pick(random, 0, rough / 4, 0),
            Crashes = calm ? 0 : random.Next(0, 6),
            HandOvers = calm ? 0 : Pick(random, 0, 0, 1, 3),
            ClockJumps = calm ? 0 : Pick(random, 0, 0, 1, 2),
            Outages = calm ? 0 : Pick(random, 0, 0, 1, 2),
            KeepsOrder = calm || random.Next(4) > 0,
            SplitsClients = random.Next(2) == 0,
            RoomChanges = Pick(random, 0, 0, 3),
            Lingers = Pick(random, 0, 0.3),
        };
    }

    private static T Pick<T>(Random random, params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];
}
