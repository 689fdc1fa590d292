using Ticketing.Bench.Servers;
using Ticketing.Bench.Stage;
using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Running;

/// <summary>The silo under test: a process of its own, with a data folder that outlives the process.</summary>
internal class FaultSilo(string folder, IFaultStore store, History history) : IDisposable
{
    public const string AdminEmail = "admin@example.com";
    public const string Password = "fault-pass-1!";

    private ServerProcess? _process;

    /// <summary>The address where the silo listens; null while it is down.</summary>
    public virtual Uri? Address { get; protected set; }

    /// <summary>The address to which a client's requests go.</summary>
    public virtual Uri? AddressFor(int client) => Address;

    public string Folder => folder;

    /// <summary>The history of the run.</summary>
    protected History History => history;

    public int ProcessId => _process!.Id;

    /// <summary>Since when the silo has served without a fault.</summary>
    public TimeSpan ServingSince { get; set; }

    /// <summary>When the silo was last killed.</summary>
    public TimeSpan KilledAt { get; protected set; }

    /// <summary>Environment variables of the next start.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>The settings of every process of the site.</summary>
    protected IReadOnlyList<string> Settings =>
    [
        "--Accounts:PasswordIterations=1000", "--Accounts:WeakHashes=true", "--Accounts:SignUp:PerAddressAndHour=0", "--Holds:PerAccountAndHour=0", "--Rates:Buying:PerSecond=0", "--Rates:Browsing:PerSecond=0",
        $"--Admin:Email={AdminEmail}", $"--Admin:Password={Password}", .. store.Settings,
    ];

    public virtual async Task StartAsync()
    {
        _process?.Dispose();
        _process = await ServerProcess.StartAsync(folder, Settings, Environment);
        Address = _process.Address;
        ServingSince = history.Now;
    }

    /// <summary>Kills the silo by SIGKILL.</summary>
    public virtual void Kill()
    {
        Address = null;
        KilledAt = history.Now;
        _process!.Kill();
    }

    /// <summary>Ends the silo by SIGTERM, and starts it with the same data.</summary>
    public virtual async Task RestartAsync()
    {
        Address = null;
        KilledAt = history.Now;
        await Signals.EndAsync(_process!);
        await StartAsync();
    }

    /// <summary>A client that is logged in as admin.</summary>
    public async Task<AdminApi> AdminAsync()
    {
        var api = new AdminApi(Address!);
        await api.LogInAsync(AdminEmail, Password, TimeSpan.FromSeconds(30));
        return api;
    }

    public virtual void Dispose() => _process?.Dispose();
}
