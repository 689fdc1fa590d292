using Orleans;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Actors;

/// <summary>The account that asks for a change of a venue, a show or a performance, with its role.</summary>
/// <param name="User">The account.</param>
/// <param name="Role">What the account may do.</param>
[GenerateSerializer, Immutable, Alias("Catalogue.Editor")]
public sealed record Actor([property: Id(0)] Guid User, [property: Id(1)] Role Role)
{
    /// <summary>The reason why the actor may not publish anything at all; null when allowed.</summary>
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
