using System.Collections.Frozen;
using System.Text.Json;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Api.Problems;

/// <summary>
/// Every problem this API can answer with. <c>docs/problems.md</c> explains each to callers. Tests check that this catalogue, that
/// document and <see cref="RefusalCode"/> agree.
/// </summary>
public static class ProblemCatalogue
{
#pragma warning disable CS1591 // The title beside each name is its documentation.
    public static readonly ProblemKind BadRequest = new("bad-request", 400, "The request is malformed.");
    public static readonly ProblemKind InvalidJson = new("invalid-json", 400, "The body is not the JSON this request takes.");
    public static readonly ProblemKind ValidationFailed = new("validation-failed", 400, "A path, query or header value is missing or malformed.");
    public static readonly ProblemKind IdempotencyKeyMissing = new("idempotency-key-missing", 400, "This request needs an Idempotency-Key.");
    public static readonly ProblemKind IdempotencyKeyInvalid = new("idempotency-key-invalid", 400, "The Idempotency-Key is malformed.");
    public static readonly ProblemKind CursorInvalid = new("cursor-invalid", 400, "The cursor is not one this list gave.");
    public static readonly ProblemKind Unauthenticated = new("unauthenticated", 401, "A valid access token is needed.");
    public static readonly ProblemKind ChallengeRequired = new("challenge-required", 403, "A challenge must be solved before this request.");
    public static readonly ProblemKind RouteNotFound = new("route-not-found", 404, "There is nothing at this address.");
    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", 405, "This address does not take this method.");
    public static readonly ProblemKind NotAcceptable = new("not-acceptable", 406, "None of the accepted media types can be given.");
    public static readonly ProblemKind RequestTimeout = new("request-timeout", 408, "The request arrived too slowly.");
    public static readonly ProblemKind RequestRunning = new("request-running", 409, "The same request is still running.", 1);
    public static readonly ProblemKind BodyTooLarge = new("body-too-large", 413, "The body is larger than this request may have.");
    public static readonly ProblemKind UnsupportedMediaType = new("unsupported-media-type", 415, "The body has a media type this request does not take.");
    public static readonly ProblemKind IfMatchRequired = new("if-match-required", 428, "An edit must name the version it saw.");
    public static readonly ProblemKind RateLimited = new("rate-limited", 429, "Too many requests from this caller.", 1);
    public static readonly ProblemKind TooManyStreams = new("too-many-streams", 429, "This caller has too many live streams.", 10);
    public static readonly ProblemKind AddressSeatLimit = new("address-seat-limit", 429, "Too many seats are held from this network address.", 60);
    public static readonly ProblemKind InternalError = new("internal-error", 500, "The server failed.");
    public static readonly ProblemKind OutcomeUnknown = new("outcome-unknown", 503, "The server could not tell whether the request took effect.", 2);
    public static readonly ProblemKind Unavailable = new("unavailable", 503, "The server cannot answer now.", 2);
#pragma warning restore CS1591

    private static readonly (RefusalCode Code, int Status, string Title, int? RetryAfter)[] Refusals =
    [
        (RefusalCode.InvalidInput, 422, "The input breaks a rule.", null),
        (RefusalCode.NotFound, 404, "There is no such thing, or it is not the caller's to see.", null),
        (RefusalCode.Forbidden, 403, "The caller may not do this.", null),
        (RefusalCode.VersionMismatch, 412, "It has changed since the caller saw it.", null),
        (RefusalCode.IdempotencyKeyReused, 422, "The Idempotency-Key was used for another request.", null),
        (RefusalCode.Overloaded, 503, "The server has too much to do; nothing was changed.", 2),
        (RefusalCode.EmailTaken, 409, "The e-mail address is taken.", null),
        (RefusalCode.WrongCredentials, 401, "The e-mail address or the password is wrong.", null),
        (RefusalCode.SessionEnded, 401, "The session has ended.", null),
        (RefusalCode.AccountSuspended, 403, "The account is suspended.", null),
        (RefusalCode.MailUnavailable, 503, "The server cannot send mail.", 60),
        (RefusalCode.CodeInvalid, 422, "The code or link is not good.", null),
        (RefusalCode.VenueOccupied, 409, "The venue is occupied at this time.", null),
        (RefusalCode.DateInUse, 409, "The date is in use.", null),
        (RefusalCode.TooManyDates, 409, "The promoter has too many dates without a sold seat.", null),
        (RefusalCode.NotOnSale, 409, "The performance is not on sale.", null),
        (RefusalCode.EntryRequired, 403, "The performance is entered through its waiting room.", null),
        (RefusalCode.EmailUnverified, 403, "The performance is sold to people with a verified e-mail address.", null),
        (RefusalCode.EntryInvalid, 403, "The entry token is not valid here.", null),
        (RefusalCode.QueueTicketInvalid, 403, "The queue ticket is not valid here.", null),
        (RefusalCode.PlaceEnded, 409, "The place in the queue has ended.", null),
        (RefusalCode.NotYourTurn, 409, "The caller is not called yet.", null),
        (RefusalCode.QueueFull, 503, "The waiting room is full.", 10),
        (RefusalCode.NoWaitingRoom, 409, "The performance has no waiting room.", null),
        (RefusalCode.UnknownSeats, 422, "The performance has no such seat.", null),
        (RefusalCode.SeatsTaken, 409, "Some of the seats are taken; none was held.", null),
        (RefusalCode.SeatLimit, 409, "The caller would have more seats than one person may.", null),
        (RefusalCode.HeldTooOften, 429, "The caller held the seat too often in a row.", 60),
        (RefusalCode.NoSeatsLeft, 409, "There are not enough free seats.", null),
        (RefusalCode.HoldEnded, 409, "The hold has ended.", null),
        (RefusalCode.HoldExtended, 409, "The hold was extended before.", null),
        (RefusalCode.OrderState, 409, "The order's state does not allow this.", null),
        (RefusalCode.AmountMismatch, 422, "The amount is not the order's amount.", null),
        (RefusalCode.PaymentDeclined, 402, "The payment was declined.", null),
        (RefusalCode.PaymentRefunded, 409, "The seats were gone; the payment is refunded.", null),
        (RefusalCode.CancellationClosed, 409, "The tickets can no longer be cancelled.", null),
        (RefusalCode.TicketInvalid, 422, "The ticket is not valid.", null),
        (RefusalCode.TicketUsed, 409, "The ticket was used before.", null),
        (RefusalCode.PlanInvalid, 422, "The seating plan cannot be read.", null),
    ];

    private static readonly FrozenDictionary<RefusalCode, ProblemKind> ByRefusal = Refusals.ToFrozenDictionary(
        refusal => refusal.Code,
        refusal => new ProblemKind(CodeOf(refusal.Code), refusal.Status, refusal.Title, refusal.RetryAfter));

    /// <summary>All entries, by status and code.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        .. new[]
        {
            BadRequest, InvalidJson, ValidationFailed, IdempotencyKeyMissing, IdempotencyKeyInvalid, CursorInvalid, Unauthenticated, ChallengeRequired,
            RouteNotFound, MethodNotAllowed, NotAcceptable, RequestTimeout, RequestRunning, BodyTooLarge, UnsupportedMediaType,
            IfMatchRequired, RateLimited, TooManyStreams, AddressSeatLimit, InternalError, OutcomeUnknown, Unavailable,
        }.Concat(ByRefusal.Values).OrderBy(kind => kind.Status).ThenBy(kind => kind.Code, StringComparer.Ordinal),
    ];

    /// <summary>The entry for a refusal of the domain. The entry's code is the refusal's name in kebab case.</summary>
    public static ProblemKind Of(RefusalCode code) => ByRefusal[code];

    /// <summary>
    /// The entry for a status that the framework set without a body. The answer gets the entry's status: 418, for example, becomes 400.
    /// </summary>
    internal static ProblemKind OfBareStatus(int status) => status switch
    {
        401 => Unauthenticated,
        403 => Of(RefusalCode.Forbidden),
        404 => RouteNotFound,
        405 => MethodNotAllowed,
        406 => NotAcceptable,
        408 => RequestTimeout,
        412 => Of(RefusalCode.VersionMismatch),
        413 => BodyTooLarge,
        415 => UnsupportedMediaType,
        428 => IfMatchRequired,
        429 => RateLimited,
        503 => Unavailable,
        >= 500 => InternalError,
        _ => BadRequest,
    };

    private static string CodeOf(RefusalCode code) => JsonNamingPolicy.KebabCaseLower.ConvertName(code.ToString());
}
