using Orleans;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Actors;

/// <summary>Who asks for a change of a venue, a show or a performance.</summary>
/// <param name="User">The account.</param>
/// <param name="Role">What it may do.</param>
[GenerateSerializer, Immutable, Alias("Catalogue.Editor")]
public sealed record Actor([property: Id(0)] Guid User, [property: Id(1)] Role Role)
{
    /// <summary>Why the editor may not publish anything at all, or null.</summary>
    public Refusal? WhyNotPublish() => Role is Role.Promoter or Role.Admin
        ? null
        : new Refusal(RefusalCode.Forbidden, "Only promoters and admins publish venues, shows and performances.");

    /// <summary>Why the editor may not change what belongs to <paramref name="owner"/>, or null: owners and admins may.</summary>
    public Refusal? WhyNotChange(Guid owner) => Role == Role.Admin || (Role == Role.Promoter && User == owner)
        ? null
        : new Refusal(RefusalCode.Forbidden, "It belongs to another promoter.");
}
