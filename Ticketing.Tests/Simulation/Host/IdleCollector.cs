using Orleans;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>Ends activations that were not used for the collection age.</summary>
internal sealed class IdleCollector
{
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromMinutes(1);

    private readonly SiloCore _silo;

    public IdleCollector(SiloCore silo)
    {
        _silo = silo;
        var quarter = silo.Options.CollectionAge / 4;
        var period = quarter < LongestPeriod ? quarter : LongestPeriod;
        silo.Process.Time.CreateTimer(static self => ((IdleCollector)self!).Collect(), this, period, period);
    }

    private void Collect()
    {
        var now = _silo.Process.World.Now;
        foreach (var activation in _silo.Activations)
        {
            if (activation.Mailbox.IsEmpty && now - activation.LastUsed >= _silo.Options.CollectionAge && now >= activation.Life.KeptUntil)
                activation.Deactivate(new(DeactivationReasonCode.ActivationIdle, "Nobody called it for the collection age."));
        }
    }
}
