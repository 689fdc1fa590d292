namespace Ticketing.Tests.Faults.Checks;

/// <summary>A broken promise of the product, seen in a run.</summary>
/// <param name="Promise">Its number in the list of promises.</param>
/// <param name="What">What was seen.</param>
internal sealed record Violation(int Promise, string What)
{
    public override string ToString() => $"promise {Promise}: {What}";
}
