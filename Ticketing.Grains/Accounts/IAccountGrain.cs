using Orleans;
using Orleans.Storage;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Audit;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>One account, by its id in 32 hexadecimal digits.</summary>
[Alias("Accounts.IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>The account.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> (also when closed). A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("View")]
    Task<Outcome<Profile>> View();

    /// <summary>Changes the name.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> or <see cref="RefusalCode.InvalidInput"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Rename")]
    Task<Outcome<Profile>> Rename(string name);

    /// <summary>Closes the account; its address stays taken.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/>, <see cref="RefusalCode.WrongCredentials"/> or <see cref="RefusalCode.Overloaded"/>.
    /// A repeat is refused with <see cref="RefusalCode.NotFound"/>.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Close")]
    Task<Outcome<Profile>> Close(string password);

    /// <summary>Changes the role.</summary>
    /// <param name="by">The admin, who cannot lock himself out.</param>
    /// <param name="role">The new role.</param>
    /// <param name="version">The version the admin saw.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/>, <see cref="RefusalCode.VersionMismatch"/> or <see cref="RefusalCode.Forbidden"/>
    /// (the admin's own account). A repeat is refused with <see cref="RefusalCode.VersionMismatch"/>.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("ChangeRole")]
    Task<Outcome<Profile>> ChangeRole(Guid by, Role role, long version);

    /// <summary>Changes the role and writes who did it. A lower role ends the access tokens.</summary>
    /// <param name="act">The admin, who cannot lock himself out.</param>
    /// <param name="role">The new role.</param>
    /// <param name="version">The version the admin saw.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/>, <see cref="RefusalCode.VersionMismatch"/> or <see cref="RefusalCode.Forbidden"/>
    /// (not an admin now, or the admin's own account). A repeat is refused with <see cref="RefusalCode.VersionMismatch"/>.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("SetRole")]
    Task<Outcome<Profile>> SetRole(StaffAct act, Role role, long version);

    /// <summary>
    /// Suspends the account, ends its sessions and access tokens, and writes who did it; also when it was suspended. Its holds are released
    /// soon after; orders that are being paid, and tickets, stay.
    /// </summary>
    /// <param name="act">The admin.</param>
    /// <param name="reason">Why, for the audit log; may be empty.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/>, <see cref="RefusalCode.InvalidInput"/> or <see cref="RefusalCode.Forbidden"/> (not an
    /// admin now, or the admin's own account). A repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Suspend")]
    Task<Outcome<Profile>> Suspend(StaffAct act, string reason);

    /// <summary>Ends a suspension and writes who did it; also when there was none. Sessions that it ended stay ended.</summary>
    /// <param name="act">The admin.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> or <see cref="RefusalCode.Forbidden"/> (not an admin now, or the admin's own account).
    /// A repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Unsuspend")]
    Task<Outcome<Profile>> Unsuspend(StaffAct act);

    /// <summary>Changes the password and ends all sessions but the one in which it is changed.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/>, <see cref="RefusalCode.WrongCredentials"/>, <see cref="RefusalCode.InvalidInput"/> (a
    /// weak password), <see cref="RefusalCode.SessionEnded"/> or <see cref="RefusalCode.Overloaded"/>. A repeat is refused with
    /// <see cref="RefusalCode.WrongCredentials"/>.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("ChangePassword")]
    Task<Outcome<OpenSession>> ChangePassword(PasswordChange command);

    /// <summary>Ends all sessions and access tokens.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("EndSessions")]
    Task<Outcome<Profile>> EndSessions();

    /// <summary>Replaces the hash of the password by a stronger one of the same password.</summary>
    /// <param name="oldHash">The hash that was checked; when it is not the current one any more, nothing is changed.</param>
    /// <param name="newHash">The stronger hash.</param>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("RaiseHash")]
    Task<Outcome<Profile>> RaiseHash(string oldHash, string newHash);

    /// <summary>Mails the owner a link that sets a new password; nothing when one was mailed a moment ago.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> or <see cref="RefusalCode.MailUnavailable"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("MailReset")]
    Task<Outcome<Done>> MailReset();

    /// <summary>As <see cref="MailReset"/>, by an admin, who also ends the account's sessions; the audit log says so.</summary>
    /// <param name="act">The admin.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/>, <see cref="RefusalCode.MailUnavailable"/> or <see cref="RefusalCode.Forbidden"/> (not
    /// an admin now, or the admin's own account). A repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("MailResetAs")]
    Task<Outcome<Profile>> MailResetAs(StaffAct act);

    /// <summary>Sets a new password with the secret of a link, uses the link up and ends all sessions.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.CodeInvalid"/> (unknown accounts too), <see cref="RefusalCode.InvalidInput"/> (a weak password) or
    /// <see cref="RefusalCode.Overloaded"/>. A repeat is refused with <see cref="RefusalCode.CodeInvalid"/>.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("ResetPassword")]
    Task<Outcome<Profile>> ResetPassword(PasswordReset command);

    /// <summary>Mails the owner a code that proves the e-mail address; nothing when one was mailed a moment ago, or it is proved.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> or <see cref="RefusalCode.MailUnavailable"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("MailVerification")]
    Task<Outcome<Done>> MailVerification();

    /// <summary>Proves the e-mail address with a mailed code; also when it was proved.</summary>
    /// <param name="code">Six digits.</param>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> or <see cref="RefusalCode.CodeInvalid"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("VerifyEmail")]
    Task<Outcome<Profile>> VerifyEmail(string code);
}
