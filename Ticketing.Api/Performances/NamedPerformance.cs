using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;

namespace Ticketing.Api.Performances;

/// <summary>What people call a performance and its seats.</summary>
/// <param name="Performance">Its id.</param>
/// <param name="StartsAt">When it starts.</param>
/// <param name="Programme">What is played, and where.</param>
/// <param name="Plan">The plan whose seats are sold.</param>
internal sealed record NamedPerformance(string Performance, DateTimeOffset StartsAt, Programme Programme, SeatingPlan Plan)
{
    /// <summary>The name of a seat; null when the plan has no such seat.</summary>
    public SeatName? NameOf(string seat) => SeatNames.Of(Plan, seat);
}
