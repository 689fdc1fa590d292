namespace Ticketing.Grains.Outcomes;

/// <summary>
/// Every reason for which the domain refuses a command. The API shows the name in kebab case (<c>seats-taken</c>).
/// The API's catalogue must have an entry for each code, and a test compares the documentation with the catalogue.
/// </summary>
public enum RefusalCode
{
    /// <summary>The input breaks a rule that the detail names.</summary>
    InvalidInput = 0,

    /// <summary>The thing asked for does not exist, or the caller may not see it.</summary>
    NotFound = 1,

    /// <summary>The caller is logged in but may not do this.</summary>
    Forbidden = 2,

    /// <summary>The version in If-Match is not the current one.</summary>
    VersionMismatch = 3,

    /// <summary>The Idempotency-Key was used before for another request.</summary>
    IdempotencyKeyReused = 4,

    /// <summary>The system is too busy at the moment; nothing was changed.</summary>
    Overloaded = 5,

    /// <summary>The e-mail address belongs to an account, or to one that was closed.</summary>
    EmailTaken = 6,

    /// <summary>The e-mail address or the password is wrong.</summary>
    WrongCredentials = 7,

    /// <summary>The refresh token is unknown, used up, revoked or past its time.</summary>
    SessionEnded = 8,

    /// <summary>The venue already has a performance within an hour of this time.</summary>
    VenueOccupied = 9,

    /// <summary>The sale has not opened yet, or is over.</summary>
    NotOnSale = 10,

    /// <summary>The performance admits buyers through its waiting room and the caller brought no entry token.</summary>
    EntryRequired = 11,

    /// <summary>The entry token is forged, past its time, or somebody else's.</summary>
    EntryInvalid = 12,

    /// <summary>The queue ticket is forged or belongs to another room.</summary>
    QueueTicketInvalid = 13,

    /// <summary>The place in line was left, used up or given up, or belongs to an earlier room.</summary>
    PlaceEnded = 14,

    /// <summary>The caller has a place, but is not called yet.</summary>
    NotYourTurn = 15,

    /// <summary>The waiting room takes nobody else.</summary>
    QueueFull = 16,

    /// <summary>The performance has no such seat.</summary>
    UnknownSeats = 17,

    /// <summary>Some of the seats are held, sold or withheld; no seat was held for the caller.</summary>
    SeatsTaken = 18,

    /// <summary>The caller would hold and own more seats of this performance than one person may.</summary>
    SeatLimit = 19,

    /// <summary>There are not enough free seats that match the request.</summary>
    NoSeatsLeft = 20,

    /// <summary>The hold has ended, or never was the caller's.</summary>
    HoldEnded = 21,

    /// <summary>The hold was extended before.</summary>
    HoldExtended = 22,

    /// <summary>The order's state does not allow this command.</summary>
    OrderState = 24,

    /// <summary>The amount is not the order's amount.</summary>
    AmountMismatch = 25,

    /// <summary>The payment provider declined the payment.</summary>
    PaymentDeclined = 26,

    /// <summary>The payment was charged but the seats were gone; the money is refunded.</summary>
    PaymentRefunded = 27,

    /// <summary>The tickets can no longer be returned.</summary>
    CancellationClosed = 28,

    /// <summary>The ticket is not valid: unknown, cancelled, or its signature is wrong.</summary>
    TicketInvalid = 29,

    /// <summary>The ticket was scanned before.</summary>
    TicketUsed = 30,

    /// <summary>The seating plan cannot be read.</summary>
    PlanInvalid = 31,

    /// <summary>An admin has suspended the account.</summary>
    AccountSuspended = 40,

    /// <summary>The server cannot send mail.</summary>
    MailUnavailable = 41,

    /// <summary>A mailed code or link is wrong, used up or too old.</summary>
    CodeInvalid = 42,

    /// <summary>The date cannot be removed: seats are held or sold, or its sale has to be closed first.</summary>
    DateInUse = 43,

    /// <summary>The promoter has too many coming dates on which nothing is sold.</summary>
    TooManyDates = 44,

    /// <summary>The performance admits buyers without a waiting room.</summary>
    NoWaitingRoom = 45,

    /// <summary>The caller held some of the seats too often in a row and has to leave them to others for a while.</summary>
    HeldTooOften = 50,

    /// <summary>The performance is sold only to people who have proved their e-mail address, and the caller's token does not say so.</summary>
    EmailUnverified = 51,
}
