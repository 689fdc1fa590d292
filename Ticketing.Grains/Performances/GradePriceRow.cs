using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Performances;

/// <summary>What a grade costs in a performance.</summary>
/// <param name="Performance">The performance.</param>
/// <param name="Grade">A category of its plan.</param>
/// <param name="Price">In won; 0 is a free seat.</param>
public sealed record GradePriceRow(string Performance, string Grade, long Price) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(Performance, Grade);
}
