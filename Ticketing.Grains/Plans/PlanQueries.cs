using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Plans;

/// <summary>One plan.</summary>
public sealed record PlanOf(string PlanId) : RowQuery<PlanRow>
{
    private static readonly QueryPlan<PlanRow> Declared = PlanTable.Rows.Query<PlanOf>()
        .Equal(PlanTable.PlanId, static query => query.PlanId);

    /// <inheritdoc/>
    public override QueryPlan<PlanRow> Plan() => Declared;
}
