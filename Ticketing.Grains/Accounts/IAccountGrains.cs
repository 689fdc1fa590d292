using Orleans;
using Orleans.Storage;
using Ticketing.Grains.Actors;
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

    /// <summary>Opens a session.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.WrongCredentials"/> (unknown and closed accounts too) or <see cref="RefusalCode.Overloaded"/>. A
    /// repeat needs a session id of its own.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("LogIn")]
    Task<Outcome<OpenSession>> LogIn(LogIn command);
}

/// <summary>One log-in, by its session id.</summary>
[Alias("Accounts.ISessionGrain")]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Uses a refresh token and puts the next one in its place.</summary>
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
}
