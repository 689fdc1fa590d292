using System.Globalization;
using Orleans;

namespace Ticketing.Grains.Payments.Sandbox;

/// <summary>How the sandbox behaves when a payment is confirmed.</summary>
public enum SandboxMode
{
    /// <summary>Charges and calls back once.</summary>
    Approve,

    /// <summary>Refuses the card.</summary>
    Decline,

    /// <summary>As <see cref="Approve"/>, after a while.</summary>
    Delay,

    /// <summary>The first confirm is not answered and does not charge; the next one does.</summary>
    TimeoutBeforeCharge,

    /// <summary>The first confirm charges and is not answered, nor called back; the next one is answered.</summary>
    TimeoutAfterCharge,

    /// <summary>Charges and calls back twice.</summary>
    CallbackTwice,
}

/// <summary>A payment's behaviour, chosen when the buyer "pays" at the sandbox.</summary>
/// <param name="Mode">The kind of behaviour.</param>
/// <param name="DelayMs">Milliseconds, with <see cref="SandboxMode.Delay"/> only; at most <see cref="MaxDelayMs"/>.</param>
[GenerateSerializer, Immutable, Alias("Payments.SandboxBehaviour")]
public sealed record SandboxBehaviour([property: Id(0)] SandboxMode Mode, [property: Id(1)] int DelayMs = 0)
{
    /// <summary>Longest delay. It must be below the 30 s after which a grain call times out.</summary>
    public const int MaxDelayMs = 20_000;

    /// <summary>Charges and calls back once.</summary>
    public static SandboxBehaviour Approve { get; } = new(SandboxMode.Approve);

    /// <summary>Refuses the card.</summary>
    public static SandboxBehaviour Decline { get; } = new(SandboxMode.Decline);

    /// <summary>Does not answer the first confirm and does not charge it.</summary>
    public static SandboxBehaviour TimeoutBeforeCharge { get; } = new(SandboxMode.TimeoutBeforeCharge);

    /// <summary>Charges at the first confirm and does not answer it.</summary>
    public static SandboxBehaviour TimeoutAfterCharge { get; } = new(SandboxMode.TimeoutAfterCharge);

    /// <summary>Charges and calls back twice.</summary>
    public static SandboxBehaviour CallbackTwice { get; } = new(SandboxMode.CallbackTwice);

    /// <summary>Charges after this many milliseconds, 0 to <see cref="MaxDelayMs"/>.</summary>
    public static SandboxBehaviour DelayMilliseconds(int milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, MaxDelayMs);
        return new(SandboxMode.Delay, milliseconds);
    }

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public string Text => Mode switch
    {
        SandboxMode.Approve => "approve",
        SandboxMode.Decline => "decline",
        SandboxMode.Delay => $"delay:{DelayMs}",
        SandboxMode.TimeoutBeforeCharge => "timeout-before-charge",
        SandboxMode.TimeoutAfterCharge => "timeout-after-charge",
        _ => "callback-twice",
    };

    /// <summary>
    /// Reads <c>approve</c>, <c>decline</c>, <c>delay:1500</c>, <c>timeout-before-charge</c>,
    /// <c>timeout-after-charge</c>, <c>callback-twice</c>. Null for anything else.
    /// </summary>
    public static SandboxBehaviour? TryParse(string? text) => text switch
    {
        "approve" => Approve,
        "decline" => Decline,
        "timeout-before-charge" => TimeoutBeforeCharge,
        "timeout-after-charge" => TimeoutAfterCharge,
        "callback-twice" => CallbackTwice,
        { Length: <= 12 } when text.StartsWith("delay:", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= MaxDelayMs => DelayMilliseconds(milliseconds),
        _ => null,
    };
}
