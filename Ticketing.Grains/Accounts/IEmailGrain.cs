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
