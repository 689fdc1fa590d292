using System.ComponentModel.DataAnnotations;

namespace Ticketing.Grains.Jobs;

/// <summary>Setting section <c>Retention</c>: how long rows are kept whose end has come. What is not named here is kept for good (docs/retention.md).</summary>
public sealed class RetentionSettings
{
    /// <summary>How long the answer of a request with an Idempotency-Key is given again to a repeat, from the request on.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "30.00:00:00")]
    public TimeSpan Answers { get; set; } = TimeSpan.FromHours(48);

    /// <summary>How long events are kept in the outbox, from the decision on.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "3650.00:00:00")]
    public TimeSpan Events { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long a log-in is kept after it was ended or ran out.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan Sessions { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long an act of staff is kept in the audit log.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "3650.00:00:00")]
    public TimeSpan Audit { get; set; } = TimeSpan.FromDays(1825);

    /// <summary>How long a mail is kept after it was written; its text is gone once it was sent.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan Mails { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long the hash of a mailed code or link is kept after it ended.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan AccountCodes { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long the places of a waiting room are kept after the performance began; it has ended by then.</summary>
    [Range(typeof(TimeSpan), "2.00:00:00", "3650.00:00:00")]
    public TimeSpan Places { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How long payments of the sandbox are kept after they could be confirmed. A cancellation looks its payment up, so the time must be longer
    /// than tickets are sold in advance.
    /// </summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan SandboxPayments { get; set; } = TimeSpan.FromDays(365);
}
