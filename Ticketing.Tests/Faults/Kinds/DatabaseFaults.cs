using Ticketing.Silo.Storage.MySql;
using Ticketing.Tests.Faults.Running;

namespace Ticketing.Tests.Faults.Kinds;

/// <summary>A fault of the MySQL server or of the connection to it.</summary>
internal abstract record DatabaseFault(string Name, TimeSpan Length) : Fault(Name, Length)
{
    public override async Task StartAsync(FaultSite site)
    {
        await Task.Yield();
        Break((MySqlFaultStore)site.Store);
    }

    public override async Task StopAsync(FaultSite site)
    {
        await Task.Yield();
        Mend((MySqlFaultStore)site.Store);
        site.Silo.ServingSince = site.History.Now;
    }

    protected abstract void Break(MySqlFaultStore store);

    protected abstract void Mend(MySqlFaultStore store);
}

/// <summary>SIGKILL of the server, and a restart with the same data.</summary>
internal sealed record KillDatabase(TimeSpan For) : DatabaseFault("kill -9 of the database", For)
{
    protected override void Break(MySqlFaultStore store) => store.Server.Kill();

    protected override void Mend(MySqlFaultStore store) => store.Server.Restart();
}

/// <summary>SIGSTOP and SIGCONT of the server: requests that it had received are carried out long after the client gave up.</summary>
internal sealed record SuspendDatabase(TimeSpan For) : DatabaseFault(
    For > FaultHall.HoldTime ? "SIGSTOP of the database beyond the hold time" : "SIGSTOP of the database", For)
{
    protected override void Break(MySqlFaultStore store) => Signals.Suspend(store.Server.ProcessId);

    protected override void Mend(MySqlFaultStore store) => Signals.Resume(store.Server.ProcessId);
}

/// <summary>Every answer of the database takes longer.</summary>
internal sealed record SlowDatabase(TimeSpan By, TimeSpan For) : DatabaseFault("database slow", For)
{
    protected override void Break(MySqlFaultStore store) => store.Proxy.Delay = By;

    protected override void Mend(MySqlFaultStore store) => store.Proxy.Delay = TimeSpan.Zero;
}

/// <summary>The connections to the database break, and for a while new ones break too.</summary>
internal sealed record CutDatabase(TimeSpan For) : DatabaseFault("connections to the database cut", For)
{
    protected override void Break(MySqlFaultStore store) => store.Proxy.Cut(andStay: true);

    protected override void Mend(MySqlFaultStore store) => store.Proxy.Mend();
}

/// <summary>Other clients take all connections of the server, also those that the silo had.</summary>
internal sealed record CrowdDatabase(TimeSpan For) : DatabaseFault("database connections used up", For)
{
    private readonly List<MySqlSession> _crowd = [];

    protected override void Break(MySqlFaultStore store)
    {
        Crowd(store);
        store.Proxy.Cut(andStay: false);
        Crowd(store);
    }

    protected override void Mend(MySqlFaultStore store)
    {
        foreach (var session in _crowd) session.Dispose();
        _crowd.Clear();
    }

    private void Crowd(MySqlFaultStore store)
    {
        try
        {
            while (_crowd.Count <= MySqlFaultStore.MaxConnections) _crowd.Add(store.Open());
        }
        catch (System.Data.Common.DbException)
        {
            // The server has no connection left, as intended.
        }
    }
}

/// <summary>The server refuses writes, as during a switch to another server.</summary>
internal sealed record ReadOnlyDatabase(TimeSpan For) : DatabaseFault("database read-only", For)
{
    protected override void Break(MySqlFaultStore store) => store.Server.Execute("SET GLOBAL read_only = 1");

    protected override void Mend(MySqlFaultStore store) => store.Server.Execute("SET GLOBAL read_only = 0");
}
