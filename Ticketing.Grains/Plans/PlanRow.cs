using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Plans;

/// <summary>
/// A seating plan; never changed once written, so performances that use it keep their seats when the venue gets a new one.
/// It is one document instead of a row per seat: 66,000 rows would hold up everybody's commits on the night of a sale.
/// </summary>
/// <param name="PlanId">Its id.</param>
/// <param name="VenueId">The hall it is of.</param>
/// <param name="Name">Its name.</param>
/// <param name="SeatCount">How many seats it has.</param>
/// <param name="Document">The plan, as <c>PlanDocument</c> writes it.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record PlanRow(string PlanId, string VenueId, string Name, int SeatCount, byte[] Document, DateTimeOffset CreatedAt) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(PlanId);
}
