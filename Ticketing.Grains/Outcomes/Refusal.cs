using Orleans;

namespace Ticketing.Grains.Outcomes;

/// <summary>Why a command changed nothing. Refusals are values: they are expected, cheap and cross to the caller unchanged.</summary>
/// <param name="Code">The stable code; the API's catalogue gives each one its status, title and documentation.</param>
/// <param name="Detail">One sentence for the caller, with the values that matter.</param>
/// <param name="Seats">The seats concerned, when the refusal is about seats.</param>
/// <param name="RetryAfter">When it makes sense to ask again, for refusals that pass.</param>
[GenerateSerializer, Immutable, Alias("Outcomes.Refusal")]
public sealed record Refusal(
    [property: Id(0)] RefusalCode Code,
    [property: Id(1)] string Detail,
    [property: Id(2)] IReadOnlyList<string>? Seats = null,
    [property: Id(3)] TimeSpan? RetryAfter = null);
