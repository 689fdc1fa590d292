using Orleans;
using Ticketing.Grains.Audit;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>All accounts, for admins; any key, it decides nothing.</summary>
[Alias("Accounts.IAccountDirectoryGrain")]
public interface IAccountDirectoryGrain : IGrainWithStringKey
{
    /// <summary>The accounts after an id, open and closed.</summary>
    /// <param name="afterUser">32 hexadecimal digits; empty for the first page.</param>
    /// <param name="limit">1 to 101.</param>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Page")]
    Task<Profiles> Page(string afterUser, int limit);

    /// <summary>Whether an open account has the admin role.</summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("HasAdmin")]
    Task<bool> HasAdmin();

    /// <summary>As <see cref="Page"/>, for somebody who is an admin now.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="afterUser">32 hexadecimal digits; empty for the first page.</param>
    /// <param name="limit">1 to 101.</param>
    /// <remarks>Refused with <see cref="RefusalCode.Forbidden"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("PageFor")]
    Task<Outcome<Profiles>> PageFor(Guid by, string afterUser, int limit);

    /// <summary>One account, for somebody who is an admin now.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="user">The account.</param>
    /// <remarks>Refused with <see cref="RefusalCode.Forbidden"/> or <see cref="RefusalCode.NotFound"/> (also when closed). A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("ViewFor")]
    Task<Outcome<Profile>> ViewFor(Guid by, Guid user);

    /// <summary>A page of the audit log, newest first, for somebody who is an admin now.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="afterEntry">The id of the last entry seen; empty for the first page.</param>
    /// <param name="limit">1 to 101.</param>
    /// <remarks>Refused with <see cref="RefusalCode.Forbidden"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Audit")]
    Task<Outcome<AuditEntries>> Audit(Guid by, string afterEntry, int limit);

    /// <summary>The open sessions of an account, the newest use first; at most <see cref="AccountLimits.MostSessionsListed"/>.</summary>
    /// <param name="user">The account.</param>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("SessionsOf")]
    Task<SessionViews> SessionsOf(Guid user);
}
