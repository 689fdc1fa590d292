using Ticketing.Grains.Accounts;
using Ticketing.Grains.Accounts.Codes;
using Ticketing.Grains.Audit;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Mails;
using Ticketing.Grains.Outbox;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Jobs;

/// <summary>Which rows of a table have outlived their time.</summary>
internal abstract class PurgeRule
{
    /// <summary>The most rows that one round finds by one rule.</summary>
    public const int MostRows = 1_000;

    /// <summary>The rules of all tables whose rows end with their age; places of waiting rooms end with their performance, see <see cref="EndedPlaces"/>.</summary>
    public static IReadOnlyList<PurgeRule> Of(RetentionSettings settings) =>
    [
        new PurgeRule<IdempotencyRow>("idempotency", settings.Answers, static before => new AnswersBefore(before)),
        new PurgeRule<OutboxRow>("outbox", settings.Events, static before => new EventsBefore(before)),
        new PurgeRule<SessionRow>("sessions", settings.Sessions, static before => new SessionsExpiredBefore(before)),
        new PurgeRule<SessionRow>("sessions", settings.Sessions, static before => new SessionsRevokedBefore(before)),
        new PurgeRule<AuditRow>("audit", settings.Audit, static before => new AuditBefore(before)),
        new PurgeRule<MailRow>("mails", settings.Mails, static before => new MailsBefore(before)),
        new PurgeRule<AccountCodeRow>("account_codes", settings.AccountCodes, static before => new AccountCodesBefore(before)),
        new PurgeRule<SandboxPaymentRow>("sandbox_payments", settings.SandboxPayments, static before => new SandboxPaymentsBefore(before)),
    ];

    /// <summary>The table.</summary>
    public abstract string Table { get; }

    /// <summary>Reads rows whose time is over, those that ended first, first; at most <see cref="MostRows"/>.</summary>
    /// <exception cref="StoreUnavailableException">The store failed.</exception>
    public abstract ValueTask<IReadOnlyList<Row>> FindAsync(IRowStore store, DateTimeOffset now);
}

/// <summary>A rule about rows of <typeparamref name="T"/>.</summary>
/// <param name="table">The table.</param>
/// <param name="age">How long a row is kept after its end.</param>
/// <param name="endedBefore">The query for rows that ended before an instant.</param>
internal sealed class PurgeRule<T>(string table, TimeSpan age, Func<DateTimeOffset, RowQuery<T>> endedBefore) : PurgeRule
    where T : Row
{
    /// <inheritdoc/>
    public override string Table => table;

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<Row>> FindAsync(IRowStore store, DateTimeOffset now) => await store.ReadAsync(endedBefore(now - age));
}
