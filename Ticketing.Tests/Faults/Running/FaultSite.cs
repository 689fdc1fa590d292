using Ticketing.Tests.Faults.Clients;
using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Running;

/// <summary>The site of a run: the silo and its database, the hall, the people, and the means to cause faults.</summary>
internal sealed class FaultSite : IAsyncDisposable
{
    private const int Buyers = 20;
    private static readonly TimeSpan ServeTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ProbePause = TimeSpan.FromMilliseconds(20);

    private readonly DirectoryInfo? _folder;
    private Stage _probed = null!;
    private Person _prober = null!;

    private FaultSite(SmallDisk? disk, Func<string, IFaultStore> storeIn, Func<string, IFaultStore, History, FaultSilo> siloIn)
    {
        Disk = disk;
        _folder = disk is null ? Directory.CreateTempSubdirectory("ticketing-faults-") : null;
        var folder = disk?.Folder ?? _folder!.FullName;
        Store = storeIn(folder);
        Silo = siloIn(folder, Store, History);
        Traffic = new Traffic(History, client => Silo.AddressFor(client));
    }

    public History History { get; } = new();

    public FaultSilo Silo { get; }

    public IFaultStore Store { get; }

    public Traffic Traffic { get; }

    public SmallDisk? Disk { get; }

    public FakeClock? Clock { get; private set; }

    public MachineDelay Delay { get; } = new();

    public FaultHall Hall { get; private set; } = null!;

    public Person[] People { get; private set; } = [];

    /// <summary>Starts a silo on an empty database, builds a hall, and signs people up.</summary>
    /// <param name="seed">The seed of all random choices.</param>
    /// <param name="storeIn">Creates the database, given the silo's data folder.</param>
    /// <param name="disk">The disk of the data folder; the usual one when null.</param>
    /// <param name="fakesTime">Whether the silo's clock can be shifted.</param>
    /// <param name="siloIn">Creates the silo, given its folder, its database and the history; a single process when null.</param>
    public static async Task<FaultSite> BuildAsync(
        int seed, Func<string, IFaultStore> storeIn, SmallDisk? disk = null, bool fakesTime = false, Func<string, IFaultStore, History, FaultSilo>? siloIn = null)
    {
        var site = new FaultSite(disk, storeIn, siloIn ?? ((folder, store, history) => new FaultSilo(folder, store, history)));
        if (fakesTime) site.FakeTime();
        try
        {
            await site.SetUpAsync(seed);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts a performance on sale that the checks will follow.</summary>
    public async Task<Stage> AddStageAsync(bool hasRoom)
    {
        var stage = await Hall.AddStageAsync(hasRoom);
        History.Stages.Add(stage);
        return stage;
    }

    /// <summary>Waits until somebody can hold a seat.</summary>
    /// <exception cref="TimeoutException">The silo does not serve again.</exception>
    public async Task ServeAgainAsync()
    {
        using var patience = new CancellationTokenSource(ServeTime);
        while (true)
        {
            var held = await ProbeAsync();
            if (held.Ok) return;
            if (patience.IsCancellationRequested) throw new TimeoutException($"The silo does not serve again: {held}");
            await Task.Delay(ProbePause, CancellationToken.None);
        }
    }

    /// <summary>Tries once to hold a seat, and releases it.</summary>
    public Task<Operation> ProbeAsync() => _prober.ProbeAsync(_probed.Performance, FaultHall.Seats);

    /// <summary>Reads the rows; no request may be under way.</summary>
    public RowsRead ReadRows()
    {
        var rows = GlanceAtRows();
        History.Add(rows);
        return rows;
    }

    /// <summary>
    /// Reads the rows while requests are under way. The tables are read one after the other, so they may contradict each other; no check uses
    /// them.
    /// </summary>
    public RowsRead GlanceAtRows() => RowsReader.Read(Store, History, Silo.ServingSince);

    /// <summary>Reads the map of a performance, as everybody sees it.</summary>
    public Task<Operation> LookAtMapAsync(Stage stage) => _prober.SeeMapAsync(stage.Performance);

    /// <summary>
    /// Restarts the silo. An interrupted payment step is resumed 30 s after it began, and a step from a time when the clock was ahead only when that
    /// time has come. Instead of waiting that long, this method makes the deadlines earlier while the silo is down, as if the outage had lasted longer.
    /// </summary>
    public async Task RestartLaterAsync()
    {
        Silo.Kill();
        Store.Execute("UPDATE orders SET due_at = due_at - 6000000000 WHERE status IN (1, 2, 3, 5)");
        await Silo.StartAsync();
    }

    private async Task SetUpAsync(int seed)
    {
        await Silo.StartAsync();
        Hall = await FaultHall.BuildAsync(Silo);
        var people = await Hall.SignUpAsync(Buyers + 1, Traffic, seed);
        (People, _prober) = (people[..Buyers], people[Buyers]);
        _probed = await AddStageAsync(hasRoom: false);
    }

    private void FakeTime()
    {
        Clock = new FakeClock(Silo.Folder, History);
        Clock.Shift(TimeSpan.Zero);
        foreach (var (name, value) in Clock.Environment) Silo.Environment[name] = value;
    }

    public ValueTask DisposeAsync()
    {
        Traffic.Dispose();
        Silo.Dispose();
        Delay.Dispose();
        Store.Dispose();
        _folder?.Delete(recursive: true);
        Disk?.Dispose();
        return ValueTask.CompletedTask;
    }
}
