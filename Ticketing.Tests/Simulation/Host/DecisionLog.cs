using System.Globalization;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>One step of a run, or something observed in it.</summary>
/// <param name="Step">The number of the step.</param>
/// <param name="At">The virtual time.</param>
/// <param name="Process">The process whose step it was; empty for an observation.</param>
/// <param name="Who">The activation, if it was one's turn.</param>
/// <param name="What">The turn: the method that started, a continuation, a message that arrived.</param>
internal readonly record struct Decision(long Step, DateTimeOffset At, string Process, string Who, string What)
{
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Process} {Who} {What}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Step,7} {At:HH:mm:ss.fffffff} {Text}");
}

/// <summary>
/// Every step of a run, in order. Two logs of the same seeds must be equal. If they are not, the first difference shows where the runs
/// parted: something before it did not come from the seed.
/// </summary>
internal sealed class DecisionLog
{
    private const int ShownBefore = 5;

    private readonly List<Decision> _decisions = [];

    public int Count => _decisions.Count;

    public void Add(Decision decision) => _decisions.Add(decision);

    public IEnumerable<string> Lines => _decisions.Select(decision => decision.ToString());

    /// <summary>The place where another run of the same seeds parted from this one; null when the runs are equal.</summary>
    public string? Divergence(DecisionLog other) => other.Divergence([.. Lines]);

    /// <summary>The place where this run parted from one whose log was saved; null when the runs are equal.</summary>
    public string? Divergence(IReadOnlyList<string> first)
    {
        string[] second = [.. Lines];
        var at = 0;
        while (at < first.Count && at < second.Length && first[at] == second[at]) at++;
        if (at == first.Count && at == second.Length) return null;
        var before = first.Skip(Math.Max(0, at - ShownBefore)).Take(Math.Min(at, ShownBefore)).Select(line => $"  both   {line}");
        return $"""
            The runs part at entry {at} of their logs:
            {string.Join('\n', before)}
              first  {(at < first.Count ? first[at] : "has ended")}
              second {(at < second.Length ? second[at] : "has ended")}
            """;
    }
}
