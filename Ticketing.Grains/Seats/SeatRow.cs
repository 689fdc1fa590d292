using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Seats;

/// <summary>
/// One seat of one performance. A seat nobody ever touched has no row and is available:
/// opening a performance of 100,000 seats writes nothing, and the first hold is an insert that the primary key fences.
/// </summary>
/// <param name="Performance">The performance.</param>
/// <param name="Seat">The seat's id in the performance's plan.</param>
/// <param name="Status">What it is now. A hold past <paramref name="Until"/> counts as available at the next touch.</param>
/// <param name="HoldId">The hold it is in, or was sold from.</param>
/// <param name="Buyer">Who holds or owns it.</param>
/// <param name="Until">When the hold ends, when held.</param>
/// <param name="Extended">Whether the hold was extended; once is the limit.</param>
/// <param name="OrderId">The order that bought it, when sold.</param>
/// <param name="Grade">The grade that its hold told; null when it is in no hold, or the release before held it. A sold seat's ticket has it.</param>
/// <param name="Price">The price in won that its hold told; null as the grade is.</param>
/// <param name="LastBuyer">Whose hold ended last; see <see cref="CoolDownRules"/>. Null before the first end, and after a sale.</param>
/// <param name="HoldsInRow">How many holds of that buyer in a row have ended; null for one.</param>
/// <param name="LeftAt">When the last of them ended.</param>
public sealed record SeatRow(
    string Performance,
    string Seat,
    SeatStatus Status,
    string? HoldId,
    Guid? Buyer,
    DateTimeOffset? Until,
    bool Extended,
    string? OrderId,
    string? Grade = null,
    long? Price = null,
    Guid? LastBuyer = null,
    int? HoldsInRow = null,
    DateTimeOffset? LeftAt = null) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(Performance, Seat);
}
