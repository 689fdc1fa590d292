namespace Ticketing.Silo.Payments;

/// <summary>
/// Toss Payments stores no id of ours with a refund, only a reason of at most 200 characters. So our refund id is written at the end of the
/// reason, by which a refund can still be recognised when the 15 days of its idempotency key are over.
/// </summary>
internal static class TossReason
{
    private const int MaxLength = 200;

    /// <summary>The text <c>reason [refundId]</c>, with the reason shortened when it is too long.</summary>
    public static string Write(string reason, string refundId)
    {
        var room = MaxLength - refundId.Length - 3;
        if (reason.Length > room)
            reason = reason[..(char.IsHighSurrogate(reason[room - 1]) ? room - 1 : room)];
        return $"{reason} [{refundId}]";
    }

    /// <summary>The refund id at the end of a reason; null for a refund that was not made by us.</summary>
    public static string? ReadRefundId(string? reason)
    {
        if (reason is null || !reason.EndsWith(']')) return null;
        var start = reason.LastIndexOf(" [", StringComparison.Ordinal);
        return start < 0 || start + 3 >= reason.Length ? null : reason[(start + 2)..^1];
    }
}
