using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Payments.Sandbox;

/// <summary>A payment of the sandbox on disk: a charge that was answered is still there after the process died.</summary>
/// <param name="PaymentKey">Its name.</param>
/// <param name="OrderId">The order it pays.</param>
/// <param name="Amount">In won.</param>
/// <param name="Behaviour">What the buyer asked the sandbox to do, as text.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ExpiresAt">Not confirmed by then: gone.</param>
/// <param name="ApprovedAt">When it was charged.</param>
/// <param name="Refunds">Its refunds as JSON.</param>
/// <param name="Confirms">Confirms seen while it was ready.</param>
public sealed record SandboxPaymentRow(
    string PaymentKey,
    string OrderId,
    long Amount,
    string Behaviour,
    GatewayPaymentStatus Status,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? ApprovedAt,
    string Refunds,
    int Confirms) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(PaymentKey);
}
