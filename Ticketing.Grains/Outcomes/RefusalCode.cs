namespace Ticketing.Grains.Outcomes;

/// <summary>
/// Every reason for which the domain refuses a command. The API shows the name in kebab case (<c>seats-taken</c>).
/// The API's catalogue must have an entry for each code, and a test compares the documentation with the catalogue.
/// </summary>
public enum RefusalCode
{
    /// <summary>The input breaks a rule that the detail names.</summary>
    InvalidInput,

    /// <summary>The thing asked for does not exist, or the caller may not see it.</summary>
    NotFound,

    /// <summary>The caller is logged in but may not do this.</summary>
    Forbidden,

    /// <summary>The version in If-Match is not the current one.</summary>
    VersionMismatch,

    /// <summary>The Idempotency-Key was used before for another request.</summary>
    IdempotencyKeyReused,

    /// <summary>The system is too busy at the moment; nothing was changed.</summary>
    Overloaded,

    /// <summary>The e-mail address belongs to an account, or to one that was closed.</summary>
    EmailTaken,

    /// <summary>The e-mail address or the password is wrong.</summary>
    WrongCredentials,

    /// <summary>The refresh token is unknown, used up, revoked or past its time.</summary>
    SessionEnded,

    /// <summary>The venue already has a performance within an hour of this time.</summary>
    VenueOccupied,

    /// <summary>The sale has not opened yet, or is over.</summary>
    NotOnSale,

    /// <summary>The performance admits buyers through its waiting room and the caller brought no entry token.</summary>
    EntryRequired,

    /// <summary>The entry token is forged, past its time, or somebody else's.</summary>
    EntryInvalid,

    /// <summary>The queue ticket is forged or belongs to another room.</summary>
    QueueTicketInvalid,

    /// <summary>The place in line was left, used up or given up, or belongs to an earlier room.</summary>
    PlaceEnded,

    /// <summary>The caller has a place, but is not called yet.</summary>
    NotYourTurn,

    /// <summary>The waiting room takes nobody else.</summary>
    QueueFull,

    /// <summary>The performance has no such seat.</summary>
    UnknownSeats,

    /// <summary>Some of the seats are held, sold or withheld; no seat was held for the caller.</summary>
    SeatsTaken,

    /// <summary>The caller would hold and own more seats of this performance than one person may.</summary>
    SeatLimit,

    /// <summary>There are not enough free seats that match the request.</summary>
    NoSeatsLeft,

    /// <summary>The hold has ended, or never was the caller's.</summary>
    HoldEnded,

    /// <summary>The hold was extended before.</summary>
    HoldExtended,

    /// <summary>The seat's state does not allow this command.</summary>
    SeatState,

    /// <summary>The order's state does not allow this command.</summary>
    OrderState,

    /// <summary>The amount is not the order's amount.</summary>
    AmountMismatch,

    /// <summary>The payment provider declined the payment.</summary>
    PaymentDeclined,

    /// <summary>The payment was charged but the seats were gone; the money is refunded.</summary>
    PaymentRefunded,

    /// <summary>The tickets can no longer be returned.</summary>
    CancellationClosed,

    /// <summary>The ticket is not valid: unknown, cancelled, or its signature is wrong.</summary>
    TicketInvalid,

    /// <summary>The ticket was scanned before.</summary>
    TicketUsed,

    /// <summary>The seating plan cannot be read.</summary>
    PlanInvalid,
}
