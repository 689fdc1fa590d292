using System.Globalization;
using System.Security.Cryptography;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Audit;

/// <summary>An act of staff, written in the same commit as what it changed. Rows are only added, never changed.</summary>
/// <param name="EntryId">The instant counted backwards, then a random part: in the order of the key the newest act is first.</param>
/// <param name="By">Who did it.</param>
/// <param name="What">The act, such as <c>account.suspend</c>.</param>
/// <param name="On">On whom or what, such as <c>accounts/…</c>.</param>
/// <param name="Detail">What changed, in words; may be empty.</param>
/// <param name="At">When.</param>
/// <param name="Address">The network address from which it was done; null when it is not known.</param>
public sealed record AuditRow(string EntryId, Guid By, string What, string On, string Detail, DateTimeOffset At, string? Address) : Row
{
    /// <summary>The longest detail, in characters.</summary>
    public const int MaxDetail = 500;

    /// <inheritdoc/>
    public override RowKey Key => new(EntryId);

    /// <summary>The row of an act.</summary>
    public static AuditRow Of(StaffAct act, string what, string on, string detail, DateTimeOffset now) =>
        new(IdAt(now), act.By, what, on, detail, now, act.Address) { Version = 1 };

    /// <summary>The row of what somebody did to a thing of the programme.</summary>
    /// <param name="by">Who did it.</param>
    /// <param name="what">The act.</param>
    /// <param name="on">On what.</param>
    /// <param name="detail">What changed; a longer text than <see cref="MaxDetail"/> is cut.</param>
    /// <param name="now">When.</param>
    public static AuditRow Of(Actor by, string what, string on, string detail, DateTimeOffset now) =>
        Of(new StaffAct(by.User, by.Address), what, on, detail.Length <= MaxDetail ? detail : string.Concat(detail.AsSpan(0, MaxDetail - 1), "…"), now);

    /// <summary>The rows of an act on what belongs to <paramref name="owner"/>: one when somebody else did it, none when the owner did.</summary>
    public static RowWrite[] OfStranger(Actor by, Guid owner, string what, string on, string detail, DateTimeOffset now) =>
        by.User == owner ? [] : [Of(by, what, on, detail, now)];

    private static string IdAt(DateTimeOffset now) =>
        (long.MaxValue - now.UtcTicks).ToString("x16", CultureInfo.InvariantCulture) + RandomNumberGenerator.GetHexString(8, lowercase: true);
}
