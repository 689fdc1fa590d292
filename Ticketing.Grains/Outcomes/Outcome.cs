using System.Diagnostics.CodeAnalysis;
using Orleans;

namespace Ticketing.Grains.Outcomes;

/// <summary>The result of a command: a value, or the reason why nothing was changed. Exactly one of the two is set.</summary>
/// <param name="Value">The value, when the command was carried out.</param>
/// <param name="Refusal">The reason, when the command was not carried out.</param>
[GenerateSerializer, Immutable, Alias("Outcomes.Outcome`1")]
public sealed record Outcome<T>([property: Id(0)] T? Value, [property: Id(1)] Refusal? Refusal)
    where T : class
{
    /// <summary>True when the command was carried out; <see cref="Value"/> is then set.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Ok => Refusal is null;

    /// <summary>A carried-out command.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refused command.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);
}

/// <summary>The value of a command that returns nothing else: the command is done.</summary>
[GenerateSerializer, Immutable, Alias("Outcomes.Done")]
public sealed record Done
{
    /// <summary>The one instance.</summary>
    public static readonly Done Instance = new();
}
