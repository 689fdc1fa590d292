using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Idempotency;

/// <summary>The records of one user, by key; no more than are worth remembering.</summary>
public sealed record AnswersOfUser(Guid User) : RowQuery<IdempotencyRow>
{
    private static readonly QueryPlan<IdempotencyRow> Declared = IdempotencyTable.Rows.Query<AnswersOfUser>()
        .Equal(IdempotencyTable.User, static query => query.User);

    /// <inheritdoc/>
    public override int Limit => AnsweredKeys.MaxKeys;

    /// <inheritdoc/>
    public override QueryPlan<IdempotencyRow> Plan() => Declared;
}

/// <summary>The record under one key of one user.</summary>
public sealed record IdempotencyOf(Guid User, string IdempotencyKey) : RowQuery<IdempotencyRow>
{
    private static readonly QueryPlan<IdempotencyRow> Declared = IdempotencyTable.Rows.Query<IdempotencyOf>()
        .Equal(IdempotencyTable.User, static query => query.User)
        .Equal(IdempotencyTable.IdempotencyKey, static query => query.IdempotencyKey);

    /// <inheritdoc/>
    public override QueryPlan<IdempotencyRow> Plan() => Declared;
}

/// <summary>Records of requests up to an instant, the oldest first; for the purge.</summary>
public sealed record AnswersBefore(DateTimeOffset Before) : RowQuery<IdempotencyRow>
{
    private static readonly QueryPlan<IdempotencyRow> Declared = IdempotencyTable.Rows.Query<AnswersBefore>()
        .AtMost(IdempotencyTable.CreatedAt, static query => query.Before)
        .By(IdempotencyTable.CreatedAt)
        .Through("idempotency_by_time");

    /// <inheritdoc/>
    public override int Limit => 1_000;

    /// <inheritdoc/>
    public override QueryPlan<IdempotencyRow> Plan() => Declared;
}
