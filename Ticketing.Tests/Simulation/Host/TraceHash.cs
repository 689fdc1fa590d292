using System.Runtime.CompilerServices;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>A hash over everything that happens in a run, by FNV-1a with 64 bits (Fowler, Noll, Vo).</summary>
internal sealed class TraceHash
{
    private const ulong Prime = 1099511628211;

    /// <summary>The hash so far.</summary>
    public ulong Value { get; private set; } = 14695981039346656037;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mix(ulong value) => Value = (Value ^ value) * Prime;

    public void Mix(string text)
    {
        foreach (var letter in text) Mix(letter);
    }

    /// <summary>A separate seed for a name, so that its draws do not depend on earlier draws of others.</summary>
    public static int SeedOf(int seed, string name)
    {
        var hash = new TraceHash();
        hash.Mix((ulong)(uint)seed);
        hash.Mix(name);
        return (int)(hash.Value ^ (hash.Value >> 32));
    }
}
