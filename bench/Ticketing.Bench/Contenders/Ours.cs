using System.Globalization;
using Ticketing.Bench.Checks;
using Ticketing.Bench.Load;
using Ticketing.Bench.Servers;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Contenders;

/// <summary>The silo of this repository, with its API in the same process.</summary>
internal sealed class Ours : Contender
{
    private const string AdminEmail = "admin@bench.local";
    private const string AdminPassword = "quiet-harbour-41!";
    private static readonly TimeSpan FirstLogIn = TimeSpan.FromSeconds(60);

    private readonly AdminApi _api;

    private Ours(string name, ServerProcess server, int? mariaDb, IBooks books, bool isVariant = false)
        : base("silo and API", server, mariaDb is { } id ? [new DatabaseProcess("MariaDB", id)] : [])
    {
        (Name, Books, IsVariant) = (name, books, isVariant);
        _api = new AdminApi(server.Address);
    }

    /// <summary>Settings of every silo that is measured. The report prints all of them, because figures depend on them.</summary>
    public static IReadOnlyList<string> Settings { get; } =
        ["--Bench:BareEndpoints=true", "--Accounts:PasswordIterations=1000", "--Accounts:WeakHashes=true", "--Accounts:SignUp:PerAddressAndHour=0", "--Holds:PerAccountAndHour=0", "--Rates:Buying:PerSecond=0", "--Rates:Browsing:PerSecond=0", "--AccessTokens:Minutes=60"];

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>Whether this silo has a changed setting and is compared with ours on SQLite. Peers are not compared with such a silo.</summary>
    public bool IsVariant { get; }

    /// <inheritdoc/>
    public override IBooks Books { get; }

    /// <summary>Starts a silo on SQLite, in a folder.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="settings">More settings.</param>
    public static async Task<Ours> OnSqliteAsync(string folder, params IEnumerable<string> settings) =>
        new("ours, SQLite", await StartAsync(folder, settings), null, SiloBooks.OfSqlite(folder));

    /// <summary>Starts a silo on SQLite with changed settings.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="settings">The settings as <c>Key=Value</c>, with a space between them.</param>
    public static async Task<Ours> WithAsync(string folder, string settings) =>
        new($"ours with {settings}", await StartAsync(folder, settings.Split(' ').Select(setting => $"--{setting}")), null, SiloBooks.OfSqlite(folder), isVariant: true);

    /// <summary>Starts a silo on a MariaDB server.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="mariaDb">The server; the silo gets a database of its own.</param>
    public static async Task<Ours> OnMariaDbAsync(string folder, MariaDbServer mariaDb)
    {
        var database = mariaDb.NewDatabase();
        return new Ours("ours, MariaDB", await StartAsync(folder, [$"--Storage:MySql={database}"]), mariaDb.ProcessId, SiloBooks.OfMySql(database));
    }

    /// <inheritdoc/>
    public override bool Plays(string scenario) => true;

    /// <inheritdoc/>
    public override async Task<World> SetStageAsync(BenchSettings settings)
    {
        var load = new LoadRun(Server.EndPoint, settings.Threads, settings.Connections);
        var run = DateTime.UtcNow.Ticks.ToString("x", CultureInfo.InvariantCulture);
        await LetInAsync();
        var hall = await Hall.BuildAsync(_api, settings.Rows);
        return new World(_api, hall, load, Buyers.SignUp(load, settings.Buyers, run), run);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _api.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task LetInAsync() => _api.LogInAsync(AdminEmail, AdminPassword, FirstLogIn);

    private static Task<ServerProcess> StartAsync(string folder, IEnumerable<string> settings) =>
        ServerProcess.StartAsync(folder, [.. Settings, $"--Admin:Email={AdminEmail}", $"--Admin:Password={AdminPassword}", .. settings]);
}
