using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Outbox;

/// <summary>
/// An event that left the domain, written in the same commit as what it tells.
/// The id is the aggregate's key and version, so a repeated decision cannot tell the same thing twice, and one key's events have an order.
/// </summary>
/// <param name="Aggregate">What it is about, e.g. <c>order/…</c>.</param>
/// <param name="Sequence">The aggregate's version when it happened; ascending per aggregate.</param>
/// <param name="Type">E.g. <c>order.paid</c>.</param>
/// <param name="Payload">JSON, as subscribers will see it.</param>
/// <param name="CreatedAt">When it was decided.</param>
public sealed record OutboxRow(string Aggregate, long Sequence, string Type, string Payload, DateTimeOffset CreatedAt) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(Aggregate, Sequence.ToString("D12"));
}
