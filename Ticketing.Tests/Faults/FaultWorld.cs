using System.Globalization;
using Ticketing.Bench.Silos;
using Ticketing.Bench.Stage;
using Ticketing.Silo.Storage.Sqlite;

namespace Ticketing.Tests.Faults;

/// <summary>A silo as a process of its own with its data folder, which outlives it, and buyers with their books.</summary>
internal sealed class FaultWorld : IAsyncDisposable
{
    private const string AdminEmail = "admin@example.com";
    private const string Password = "kill-pass-1!";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ticketing-faults-");
    private SiloProcess? _silo;
    private HttpClient? _http;

    public IReadOnlyList<FaultBuyer> Buyers { get; private set; } = [];

    public string Performance { get; private set; } = "";

    public HttpClient Http => _http!;

    private string DatabasePath => Path.Combine(_folder.FullName, "ticketing.db");

    /// <summary>Starts a silo, puts a performance on sale and signs buyers up.</summary>
    public static async Task<FaultWorld> StartAsync(int buyers, int seed)
    {
        var world = new FaultWorld();
        using var api = await world.StartSiloAsync();
        world.Performance = await (await Hall.BuildAsync(api, 1)).AddPerformanceAsync();
        var all = new List<FaultBuyer>();
        for (var number = 0; number < buyers; number++)
        {
            var email = string.Create(CultureInfo.InvariantCulture, $"buyer-{number}@example.com");
            await api.SendAsync(HttpMethod.Post, "/v1/accounts", new { email, password = Password, name = "홍길동" });
            var session = await api.SendAsync(HttpMethod.Post, "/v1/sessions", new { email, password = Password });
            all.Add(new FaultBuyer(number, session.GetProperty("accessToken").GetString()!, world.Performance, new Random(HashCode.Combine(seed, number))));
        }

        world.Buyers = all;
        return world;
    }

    /// <summary>Lets everybody buy, and kills the process when this many requests were sent, with others under way.</summary>
    public async Task BuyAndKillAsync(int afterRequests)
    {
        var sent = 0;
        var moment = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var buying = Buyers.Select(buyer => buyer.BuyUntilKilledAsync(Http, () =>
        {
            if (Interlocked.Increment(ref sent) == afterRequests) moment.SetResult();
        })).ToArray();
        await moment.Task.WaitAsync(Patience);
        _silo!.Kill();
        await Task.WhenAll(buying).WaitAsync(Patience);
    }

    /// <summary>
    /// Starts the silo again on what the killed one left. A payment step that broke off is taken up again 30 s after it began; instead of
    /// waiting that long, those deadlines are brought forward while nobody runs, as if the outage had lasted.
    /// </summary>
    public async Task RestartAsync()
    {
        Sql("UPDATE orders SET due_at = due_at - 300000000 WHERE status IN (1, 2, 3, 5)");
        (await StartSiloAsync()).Dispose();
    }

    /// <summary>Kills the process while nobody buys.</summary>
    public void Kill() => _silo!.Kill();

    /// <summary>Runs statements on the database file.</summary>
    public void Sql(string statement)
    {
        using var database = new SqliteDatabase(DatabasePath);
        database.Execute(statement);
    }

    /// <summary>The first column of a query, as text.</summary>
    public IReadOnlyList<string> Query(string query)
    {
        using var database = new SqliteDatabase(DatabasePath);
        var statement = database.Statement(query);
        var rows = new List<string>();
        while (statement.Step()) rows.Add(statement.Columns.Text());
        return rows;
    }

    /// <summary>Looks again until a condition holds.</summary>
    /// <exception cref="TimeoutException">It did not in time; the text has what is still missing.</exception>
    public static async Task WaitUntilNoneAsync(Func<IReadOnlyList<string>> missing)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (missing() is { Count: > 0 } still)
        {
            if (deadline.IsCancellationRequested) throw new TimeoutException(string.Join('\n', still));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync()
    {
        _http?.Dispose();
        _silo?.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<AdminApi> StartSiloAsync()
    {
        _http?.Dispose();
        _silo?.Dispose();
        _silo = await SiloProcess.StartAsync(_folder.FullName,
        [
            "--Accounts:PasswordIterations=1000", "--Rates:Buying:PerSecond=0", "--Rates:Browsing:PerSecond=0", $"--Admin:Email={AdminEmail}", $"--Admin:Password={Password}",
        ]);
        _http = new HttpClient { BaseAddress = _silo.Address, Timeout = Patience };
        var api = new AdminApi(_silo.Address);
        await api.LogInAsync(AdminEmail, Password, Patience);
        return api;
    }
}
