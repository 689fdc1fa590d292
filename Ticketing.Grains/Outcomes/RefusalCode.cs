namespace Ticketing.Grains.Outcomes;

/// <summary>
/// Every reason for which the domain refuses a command. The API shows the name in kebab case (<c>seats-taken</c>);
/// its catalogue must cover each of them, and a test holds the documentation to it.
/// </summary>
public enum RefusalCode
{
    /// <summary>The input breaks a rule that the detail names.</summary>
    InvalidInput,

    /// <summary>The thing asked for does not exist, or is not the caller's to see.</summary>
    NotFound,

    /// <summary>The caller is known but may not do this.</summary>
    Forbidden,

    /// <summary>The version in If-Match is not the current one.</summary>
    VersionMismatch,

    /// <summary>The Idempotency-Key was used before for another request.</summary>
    IdempotencyKeyReused,

    /// <summary>There is too much to do at the moment; nothing was changed.</summary>
    Overloaded,

    /// <summary>The e-mail address belongs to an account, or did.</summary>
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

    /// <summary>The place in the queue was left, used up or given up, or is one of an earlier room.</summary>
    PlaceEnded,

    /// <summary>The caller has a place, but is not called yet.</summary>
    NotYourTurn,

    /// <summary>The waiting room takes nobody else.</summary>
    QueueFull,

    /// <summary>The performance has no such seat.</summary>
    UnknownSeats,

    /// <summary>Some of the seats are held, sold or blocked; none was taken.</summary>
    SeatsTaken,

    /// <summary>The caller would hold and own more seats of this performance than one person may.</summary>
    SeatLimit,

    /// <summary>There are not enough free seats of what was asked.</summary>
    NoSeatsLeft,

    /// <summary>The hold has ended, or never was the caller's.</summary>
    HoldEnded,

    /// <summary>The hold was extended before.</summary>
    HoldExtended,

    /// <summary>The seat's state does not allow this.</summary>
    SeatState,

    /// <summary>The order's state does not allow this.</summary>
    OrderState,

    /// <summary>The amount is not the order's amount.</summary>
    AmountMismatch,

    /// <summary>The payment provider declined the payment.</summary>
    PaymentDeclined,

    /// <summary>The payment was taken but the seats were gone; the money goes back.</summary>
    PaymentRefunded,

    /// <summary>The tickets can no longer be cancelled.</summary>
    CancellationClosed,

    /// <summary>The ticket is not valid: unknown, cancelled, or its signature is wrong.</summary>
    TicketInvalid,

    /// <summary>The ticket was scanned before.</summary>
    TicketUsed,

    /// <summary>The seating plan cannot be read.</summary>
    PlanInvalid,
}
