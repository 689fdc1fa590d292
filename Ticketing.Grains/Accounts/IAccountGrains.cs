using Orleans;
using Orleans.Storage;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Audit;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>One e-mail address, by its normalized form: who signs up and who logs in with it.</summary>
[Alias("Accounts.IEmailGrain")]
public interface IEmailGrain : IGrainWithStringKey
{
    /// <summary>Makes an account with role user.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.InvalidInput"/>, <see cref="RefusalCode.EmailTaken"/> or <see cref="RefusalCode.Overloaded"/>. A
    /// repeat is refused with <see cref="RefusalCode.EmailTaken"/>.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("SignUp")]
    Task<Outcome<Profile>> SignUp(SignUp command);

    /// <summary>As <see cref="SignUp"/>, with role admin; called at the first start only, never for a request.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.InvalidInput"/>, <see cref="RefusalCode.EmailTaken"/> or <see cref="RefusalCode.Overloaded"/>. A
    /// repeat is refused with <see cref="RefusalCode.EmailTaken"/>.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("SignUpFirstAdmin")]
    Task<Outcome<Profile>> SignUpFirstAdmin(SignUp command);

    /// <summary>As <see cref="SignUp"/>, with a role; called for the demo at a start only, never for a request.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.InvalidInput"/>, <see cref="RefusalCode.EmailTaken"/> or <see cref="RefusalCode.Overloaded"/>. A
    /// repeat is refused with <see cref="RefusalCode.EmailTaken"/>.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("SignUpAs")]
    Task<Outcome<Profile>> SignUpAs(SignUp command, Role role);

    /// <summary>Opens a session.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.WrongCredentials"/> (unknown and closed accounts too), <see cref="RefusalCode.AccountSuspended"/>
    /// (only with the right password) or <see cref="RefusalCode.Overloaded"/>. A repeat needs a session id of its own.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("LogIn")]
    Task<Outcome<OpenSession>> LogIn(LogIn command);

    /// <summary>
    /// Mails a link that sets a new password to the owner of the account, if there is one. The answer and its time do not tell whether there is.
    /// </summary>
    /// <remarks>Refused with <see cref="RefusalCode.MailUnavailable"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("MailReset")]
    Task<Outcome<Done>> MailReset();
}

/// <summary>One log-in, by its session id.</summary>
[Alias("Accounts.ISessionGrain")]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>As <see cref="Use"/>, for the release before, which does not tell who asks.</summary>
    /// <param name="presentedHash">The hash of the token that is used.</param>
    /// <param name="nextHash">The hash of the next one.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.SessionEnded"/> (within the answer). A repeat ends the log-in, because a refresh token is good
    /// once.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Refresh")]
    Task<Refreshed> Refresh(string presentedHash, string nextHash);

    /// <summary>The log-in, with the role that its account has at this moment.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.SessionEnded"/> (also when the account is closed). A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("View")]
    Task<Outcome<OpenSession>> View();

    /// <summary>Ends the log-in of <paramref name="user"/>; also when it had ended.</summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("End")]
    Task<Outcome<Done>> End(Guid user);

    /// <summary>Uses a refresh token and puts the next one in its place.</summary>
    /// <param name="use">The hashes of the token that is used and of the one that follows from it.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.SessionEnded"/> (within the answer). A repeat within <see cref="SessionSettings.RefreshGrace"/>
    /// gets the same answer; a later one ends the session.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Use")]
    Task<Refreshed> Use(RefreshUse use);

    /// <summary>Ends an open session that belongs to <paramref name="user"/>.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> (somebody else's and ended ones too). A repeat is refused with it.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("EndOpen")]
    Task<Outcome<Done>> EndOpen(Guid user);
}

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

    /// <summary>Suspends the account, ends its sessions and access tokens, and writes who did it; also when it was suspended.</summary>
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
