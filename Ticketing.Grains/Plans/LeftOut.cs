namespace Ticketing.Grains.Plans;

/// <summary>What a file has and a plan cannot hold, for the person who uploads the file: nothing is left out without a word.</summary>
internal sealed class LeftOut
{
    private readonly List<string> _things = [];
    private int _others;

    /// <summary>At most <see cref="PlanLimits.LeftOut"/> things, and then how many more there are.</summary>
    public IReadOnlyList<string> All => _others == 0 ? [.. _things] : [.. _things, $"and {_others} more"];

    public void Add(string thing)
    {
        if (_things.Count < PlanLimits.LeftOut)
            _things.Add(thing);
        else
            _others++;
    }
}
