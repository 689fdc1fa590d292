using Orleans;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Actors;

/// <summary>Who acts on something that belongs to somebody. The grain that does it judges the actor in the same turn.</summary>
/// <param name="User">The account.</param>
/// <param name="Role">What the account may do.</param>
/// <param name="Address">The network address of the caller, for the audit log; null when it is not known.</param>
[GenerateSerializer, Immutable, Alias("Catalogue.Editor")]
public sealed record Actor([property: Id(0)] Guid User, [property: Id(1)] Role Role, [property: Id(2)] string? Address = null)
{
    /// <summary>Whether the actor keeps what belongs to <paramref name="owner"/>: its owner and admins do.</summary>
    public bool Keeps(Guid owner) => Role == Role.Admin || User == owner;

    /// <summary>Why the actor may not publish anything at all, or null.</summary>
    public Refusal? WhyNotPublish() => Role is Role.Promoter or Role.Admin
        ? null
        : new Refusal(RefusalCode.Forbidden, "Only promoters and admins publish venues, shows and performances.");

    /// <summary>
    /// The reason why the actor may not change what belongs to <paramref name="owner"/>; null for admins, and for the owner if a promoter.
    /// </summary>
    public Refusal? WhyNotChange(Guid owner) => Role == Role.Admin || (Role == Role.Promoter && User == owner)
        ? null
        : new Refusal(RefusalCode.Forbidden, "It belongs to another promoter.");
}
