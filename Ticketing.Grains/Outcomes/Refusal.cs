using Orleans;

namespace Ticketing.Grains.Outcomes;

/// <summary>
/// The reason why a command changed nothing. A refusal is expected, so it is a value and not an exception: it is cheap, and the caller gets it
/// unchanged.
/// </summary>
/// <param name="Code">The stable code; the API's catalogue gives each one its status, title and documentation.</param>
/// <param name="Detail">One sentence for the caller, with the values that matter.</param>
/// <param name="Seats">The seats concerned, when the refusal is about seats.</param>
/// <param name="RetryAfter">How long to wait before another attempt makes sense; only for refusals that pass with time.</param>
/// <param name="Facts">The values of the sentence, for programs.</param>
[GenerateSerializer, Immutable, Alias("Outcomes.Refusal")]
public sealed record Refusal(
    [property: Id(0)] RefusalCode Code,
    [property: Id(1)] string Detail,
    [property: Id(2)] IReadOnlyList<string>? Seats = null,
    [property: Id(3)] TimeSpan? RetryAfter = null,
    [property: Id(4)] RefusalFacts? Facts = null);
