using Ticketing.Api.EntityTags;
using Ticketing.Grains.Performances;

namespace Ticketing.Api.Performances;

/// <summary>
/// The entity tag of a performance. The answer changes with every edit and also with its derived status, so the tag contains both.
/// An edit compares the version alone, so it does not fail when the sale has opened in between.
/// </summary>
internal static class PerformanceTag
{
    private const long Statuses = 4;

    public static EntityTag Of(PerformanceView view) => EntityTag.OfVersion((view.Version * Statuses) + (long)view.Status);

    /// <summary>The row's version inside a tag.</summary>
    public static long VersionOf(long tag) => tag / Statuses;
}
