using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Accounts;

/// <summary>One e-mail address, by its normalized form: who signs up and who logs in with it.</summary>
[Alias("Accounts.IEmailGrain")]
public interface IEmailGrain : IGrainWithStringKey
{
    /// <summary>Makes an account with role user. Refusals: invalid input, e-mail taken, overloaded.</summary>
    [Alias("SignUp")]
    Task<Outcome<Profile>> SignUp(SignUp command);

    /// <summary>As <see cref="SignUp"/>, with role admin; called at the first start only, never for a request.</summary>
    [Alias("SignUpFirstAdmin")]
    Task<Outcome<Profile>> SignUpFirstAdmin(SignUp command);

    /// <summary>Opens a session. Refusals: wrong credentials (unknown and closed accounts too), overloaded.</summary>
    [Alias("LogIn")]
    Task<Outcome<OpenSession>> LogIn(LogIn command);
}

/// <summary>One log-in, by its session id.</summary>
[Alias("Accounts.ISessionGrain")]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Uses a refresh token and puts the next one in its place. Refusal: session ended.</summary>
    /// <param name="presentedHash">The hash of the token that is used.</param>
    /// <param name="nextHash">The hash of the next one.</param>
    [Alias("Refresh")]
    Task<Refreshed> Refresh(string presentedHash, string nextHash);

    /// <summary>The log-in, with the role that its account has at this moment. Refusal: session ended, also when the account is closed.</summary>
    [Alias("View")]
    Task<Outcome<OpenSession>> View();

    /// <summary>Ends the log-in of <paramref name="user"/>; also when it had ended.</summary>
    [Alias("End")]
    Task<Outcome<Done>> End(Guid user);
}

/// <summary>One account, by its id in 32 hexadecimal digits.</summary>
[Alias("Accounts.IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>The account. Refusal: not found, also when closed.</summary>
    [Alias("View")]
    Task<Outcome<Profile>> View();

    /// <summary>Changes the name. Refusals: not found, invalid input.</summary>
    [Alias("Rename")]
    Task<Outcome<Profile>> Rename(string name);

    /// <summary>Closes the account; its address stays taken. Refusals: not found, wrong credentials, overloaded.</summary>
    [Alias("Close")]
    Task<Outcome<Profile>> Close(string password);

    /// <summary>Changes the role. Refusals: not found, version mismatch, forbidden for one's own account.</summary>
    /// <param name="by">The admin, who cannot lock himself out.</param>
    /// <param name="role">The new role.</param>
    /// <param name="version">The version the admin saw.</param>
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
    [Alias("Page")]
    Task<Profiles> Page(string afterUser, int limit);

    /// <summary>Whether an open account has the admin role.</summary>
    [Alias("HasAdmin")]
    Task<bool> HasAdmin();
}
