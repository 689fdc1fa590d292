using Ticketing.Tests.Faults.Running;

namespace Ticketing.Tests.Faults.Kinds;

/// <summary>SIGKILL of the silo, and a restart with the same data.</summary>
internal sealed record KillSilo() : Fault("kill -9 of the silo", TimeSpan.Zero)
{
    public override bool IsKill => true;

    public override Task StartAsync(FaultSite site)
    {
        site.Silo.Kill();
        return Task.CompletedTask;
    }

    public override Task StopAsync(FaultSite site) => site.Silo.StartAsync();
}

/// <summary>Every process of the site is asked to stop and started again, one after the other, as for a new release.</summary>
internal sealed record RestartSilo() : Fault("SIGTERM and restart of every process", TimeSpan.Zero)
{
    public override Task StartAsync(FaultSite site) => site.Silo.RestartAsync();

    public override Task StopAsync(FaultSite site) => Task.CompletedTask;
}

/// <summary>SIGSTOP and SIGCONT of the silo: afterwards it goes on with its old memory although time has passed.</summary>
internal sealed record SuspendSilo(TimeSpan For) : Fault(For > FaultHall.HoldTime ? "SIGSTOP of the silo beyond the hold time" : "SIGSTOP of the silo", For)
{
    public override Task StartAsync(FaultSite site)
    {
        Signals.Suspend(site.Silo.ProcessId);
        return Task.CompletedTask;
    }

    public override Task StopAsync(FaultSite site)
    {
        Signals.Resume(site.Silo.ProcessId);
        site.Silo.ServingSince = site.History.Now;
        return Task.CompletedTask;
    }
}

/// <summary>The silo's wall clock goes wrong while it runs, or with a restart.</summary>
internal sealed record ShiftClock(TimeSpan By, bool Restarts, TimeSpan For) : Fault(
    $"clock {By.TotalMinutes:+0;-0} min{(Restarts ? " with a restart" : " while running")}", For)
{
    public override Task StartAsync(FaultSite site) => ShiftAsync(site, By);

    public override Task StopAsync(FaultSite site) => ShiftAsync(site, TimeSpan.Zero);

    private async Task ShiftAsync(FaultSite site, TimeSpan offset)
    {
        if (Restarts) site.Silo.Kill();
        site.Clock!.Shift(offset);
        if (Restarts) await site.Silo.StartAsync();
        site.Silo.ServingSince = site.History.Now;
    }
}

/// <summary>The database's disk is full.</summary>
internal sealed record FillDisk(TimeSpan For) : Fault("disk full", For)
{
    public override Task StartAsync(FaultSite site)
    {
        site.Disk!.Fill();
        return Task.CompletedTask;
    }

    public override Task StopAsync(FaultSite site)
    {
        site.Disk!.Empty();
        site.Silo.ServingSince = site.History.Now;
        return Task.CompletedTask;
    }
}

/// <summary>SIGKILL of a silo whose disk is full; the silo is started when there is space again.</summary>
internal sealed record KillOnFullDisk(TimeSpan For) : Fault("kill -9 of the silo, disk full", For)
{
    public override bool IsKill => true;

    public override async Task StartAsync(FaultSite site)
    {
        site.Disk!.Fill();
        await Task.Delay(Length, CancellationToken.None);
        site.Silo.Kill();
    }

    public override Task StopAsync(FaultSite site)
    {
        site.Disk!.Empty();
        return site.Silo.StartAsync();
    }
}

/// <summary>Every payment is charged, but its answer is lost.</summary>
internal sealed record LosePayments(TimeSpan For) : Fault("payments time out after charging", For)
{
    public override Task StartAsync(FaultSite site)
    {
        site.Traffic.PaymentsTimeOut = true;
        return Task.CompletedTask;
    }

    public override Task StopAsync(FaultSite site)
    {
        site.Traffic.PaymentsTimeOut = false;
        return Task.CompletedTask;
    }
}
