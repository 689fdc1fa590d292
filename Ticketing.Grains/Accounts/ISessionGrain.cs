using Orleans;
using Orleans.Storage;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

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
