using Orleans;
using Orleans.Storage;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.Carts;

/// <summary>
/// The carts of a part of a performance's buyers; the key is that of a <see cref="BuyersPart"/>. A cart is one buyer's holds: all seats of a
/// request or none, and never more than the limit. It keeps nothing of its own: the seats' rows say what it holds, so it survives refreshes, tabs
/// and restarts. The calls for one buyer run one after the other; calls for several interleave. Use <see cref="CartGrains.GetCart"/>.
/// </summary>
[Alias("Carts.ICartsGrain")]
public interface ICartsGrain : IGrainWithStringKey
{
    /// <summary>Holds the seats, all or none.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance), <see cref="RefusalCode.NotOnSale"/>,
    /// <see cref="RefusalCode.EmailUnverified"/>, <see cref="RefusalCode.EntryRequired"/>, <see cref="RefusalCode.EntryInvalid"/>, <see cref="RefusalCode.InvalidInput"/>,
    /// <see cref="RefusalCode.UnknownSeats"/>, <see cref="RefusalCode.SeatsTaken"/>, <see cref="RefusalCode.NoSeatsLeft"/>,
    /// <see cref="RefusalCode.HeldTooOften"/>, <see cref="RefusalCode.SeatLimit"/>, <see cref="RefusalCode.HoldEnded"/> (an earlier attempt of this request held the seats, and
    /// that hold is over) or <see cref="RefusalCode.IdempotencyKeyReused"/>. A repeat with the same key gets the same answer.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("Hold")]
    Task<Outcome<Hold>> Hold(Guid buyer, HoldSeats command);

    /// <summary>Gives a hold one more term, once; the entry is checked as for an order.</summary>
    /// <param name="buyer">The buyer.</param>
    /// <param name="holdId">The hold.</param>
    /// <param name="request">What makes a repeat of this request the same one.</param>
    /// <param name="entry">The entry token, for performances with a waiting room; the hold ends no later than the entry allows.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance), <see cref="RefusalCode.EntryRequired"/>,
    /// <see cref="RefusalCode.EntryInvalid"/>, <see cref="RefusalCode.HoldEnded"/>, <see cref="RefusalCode.HoldExtended"/> or
    /// <see cref="RefusalCode.IdempotencyKeyReused"/>. A repeat with the same key gets the same answer.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("Extend")]
    Task<Outcome<Hold>> Extend(Guid buyer, string holdId, RequestKey request, EntryToken? entry);

    /// <summary>As <see cref="Extend"/>, without asking for an entry; for API processes of the release before this one.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance), <see cref="RefusalCode.HoldEnded"/>,
    /// <see cref="RefusalCode.HoldExtended"/> or <see cref="RefusalCode.IdempotencyKeyReused"/>. A repeat with the same key gets the same
    /// answer.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("ExtendUnasked")]
    Task<Outcome<Hold>> ExtendUnasked(Guid buyer, string holdId, RequestKey request);

    /// <summary>Gives a hold's seats back; done too when it had ended already.</summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("Release")]
    Task<Outcome<Done>> Release(Guid buyer, string holdId);

    /// <summary>What the buyer holds and owns now.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> (no such performance). A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("View")]
    Task<Outcome<CartView>> View(Guid buyer);

    /// <summary>A running hold, for an order to be made of it. The entry is checked, which lasts as long as the hold that it gave.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance), <see cref="RefusalCode.EntryRequired"/>,
    /// <see cref="RefusalCode.EntryInvalid"/> or <see cref="RefusalCode.HoldEnded"/>. A repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("GetHold")]
    Task<Outcome<Hold>> GetHold(Guid buyer, string holdId, EntryToken? entry);

    /// <summary>Sells the seats of a hold to an order: all, or none and the refusal names the ones that are gone.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.SeatLimit"/> (the hold is over, and the buyer has too many others by now) or
    /// <see cref="RefusalCode.SeatsTaken"/>. Seats that could be sold stay sold until the order gives them back. A repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("Sell")]
    Task<Outcome<Done>> Sell(Guid buyer, SellHold command);

    /// <summary>
    /// Says whether the seats of an order could be sold now, before anybody is charged for them. The answer is good for this moment only: the
    /// sale itself asks the seats again.
    /// </summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.SeatsTaken"/> (somebody else has some of the seats) or <see cref="RefusalCode.SeatLimit"/> (the
    /// hold is over, and the buyer has others by now). Changes nothing; a repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("CheckSale")]
    Task<Outcome<Done>> CheckSale(Guid buyer, SellHold command);

    /// <summary>Takes seats back from an order, but those whose tickets were used. Each seat decides that in the turn in which it goes back.</summary>
    /// <returns>The seats whose tickets were used. They stay sold.</returns>
    /// <remarks>Answers no refusal. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("GiveBack")]
    Task<IReadOnlyList<string>> GiveBack(Guid buyer, string orderId, IReadOnlyList<string> seats);
}
