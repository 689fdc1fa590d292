using Ticketing.Bench.Servers;
using Ticketing.Bench.Stage;
using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Running;

/// <summary>The silo under test: a process of its own on a data folder that outlives it.</summary>
internal class FaultSilo(string folder, IFaultStore store, History history) : IDisposable
{
    public const string AdminEmail = "admin@example.com";
    public const string Password = "fault-pass-1!";

    private ServerProcess? _process;

    /// <summary>Where it listens; null while it is not there.</summary>
    public virtual Uri? Address { get; protected set; }

    /// <summary>Where a client's requests go.</summary>
    public virtual Uri? AddressFor(int client) => Address;

    public string Folder => folder;

    /// <summary>What happens is written there.</summary>
    protected History History => history;

    public int ProcessId => _process!.Id;

    /// <summary>Since when it has served without a fault.</summary>
    public TimeSpan ServingSince { get; set; }

    /// <summary>When it was last ended.</summary>
    public TimeSpan KilledAt { get; protected set; }

    /// <summary>Environment variables of the next start.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>What every process of the site is started with.</summary>
    protected IReadOnlyList<string> Settings =>
    [
        "--Accounts:PasswordIterations=1000", "--Rates:Buying:PerSecond=0", "--Rates:Browsing:PerSecond=0",
        $"--Admin:Email={AdminEmail}", $"--Admin:Password={Password}", .. store.Settings,
    ];

    public virtual async Task StartAsync()
    {
        _process?.Dispose();
        _process = await ServerProcess.StartAsync(folder, Settings, Environment);
        Address = _process.Address;
        ServingSince = history.Now;
    }

    /// <summary>SIGKILL.</summary>
    public virtual void Kill()
    {
        Address = null;
        KilledAt = history.Now;
        _process!.Kill();
    }

    /// <summary>SIGTERM, and a start on what it left.</summary>
    public virtual async Task RestartAsync()
    {
        Address = null;
        KilledAt = history.Now;
        await Signals.EndAsync(_process!);
        await StartAsync();
    }

    /// <summary>The admin's way in, logged in.</summary>
    public async Task<AdminApi> AdminAsync()
    {
        var api = new AdminApi(Address!);
        await api.LogInAsync(AdminEmail, Password, TimeSpan.FromSeconds(30));
        return api;
    }

    public virtual void Dispose() => _process?.Dispose();
}
