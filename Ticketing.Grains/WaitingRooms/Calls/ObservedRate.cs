namespace Ticketing.Grains.WaitingRooms.Calls;

/// <summary>
/// How fast the line really moved over the last half minute or so: samples at least a second apart in a ring.
/// The set rate is only an upper bound, since with a full house the line moves as fast as people come out.
/// </summary>
internal sealed class ObservedRate
{
    private const int Samples = 32;
    private static readonly long Spacing = TimeSpan.TicksPerSecond;
    private static readonly long Enough = 5 * TimeSpan.TicksPerSecond;

    private readonly (long Ticks, long Called)[] _ring = new (long, long)[Samples];
    private int _count;
    private long _called;

    /// <summary>Forgets the past: after a pause, or once the line was empty, it says nothing about the next who come.</summary>
    public void Restart() => _count = 0;

    public void Add(int called, long nowTicks)
    {
        _called += called;
        if (_count == 0 || nowTicks - _ring[(_count - 1) % Samples].Ticks >= Spacing)
            _ring[_count++ % Samples] = (nowTicks, _called);
    }

    /// <summary>People called per second, or null while there is too little to go by.</summary>
    public double? PerSecond(long nowTicks)
    {
        if (_count == 0)
            return null;
        var (ticks, called) = _ring[_count <= Samples ? 0 : _count % Samples];
        return nowTicks - ticks < Enough ? null : (_called - called) / ((nowTicks - ticks) / (double)TimeSpan.TicksPerSecond);
    }
}
