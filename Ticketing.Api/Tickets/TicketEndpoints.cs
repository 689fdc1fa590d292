using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;
using QRCoder;
using Ticketing.Api.Accounts;
using Ticketing.Api.Catalogue;
using Ticketing.Api.Idempotency;
using Ticketing.Api.Paging;
using Ticketing.Api.Performances;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Signing;

namespace Ticketing.Api.Tickets;

/// <summary>A scan at the door.</summary>
/// <param name="Code">The text of the QR code, also as a scanner that acts as a keyboard types it: with line ends, blanks, another letter case or in Hangul.</param>
/// <param name="Device">What scans, as the door names it, 1 to 64 characters; may be left out.</param>
public sealed record ScanRequest(string Code, string? Device = null);

/// <summary>A ticket that was checked in.</summary>
/// <param name="Serial">The ticket's serial.</param>
/// <param name="Seat">The seat to go to.</param>
/// <param name="Grade">The seat's grade.</param>
/// <param name="CheckedInAt">The time of the scan.</param>
/// <param name="Device">What scanned it, as the request named it.</param>
/// <param name="Zone">The zone as people read it in the hall; null when the performance is no longer there.</param>
/// <param name="Row">The row; empty for a standing place.</param>
/// <param name="Number">The number in the row.</param>
public sealed record ScanResponse(
    string Serial, string Seat, string? Zone, string? Row, string? Number, string Grade, DateTimeOffset CheckedInAt, string? Device);

/// <summary>Tickets: the buyer's own, their QR codes, and the check-in at the door.</summary>
public static class TicketEndpoints
{
    private const int MaxSerialLength = 32;

    /// <summary>Adds the endpoints.</summary>
    public static void MapTickets(this RouteGroupBuilder v1)
    {
        var group = v1.MapGroup("/tickets").WithTags("Tickets").RequireAuthorization().InLane(Lane.Buying);
        group.MapGet("", ListTickets);
        group.MapGet("/{serial}", GetTicket);
        group.MapGet("/{serial}/qr.svg", GetQrCode);
        v1.MapPost("/performances/{performanceId}/check-ins", Scan).WithTags("Tickets").RequireAuthorization(Policies.Promoter).InLane(Lane.Buying).TakeIdempotencyKey();
    }

    /// <summary>A page of the caller's tickets.</summary>
    internal static async Task<Results<Ok<Page<TicketResponse>>, ProblemResult>> ListTickets([AsParameters] PageQuery query, Caller caller, IGrainFactory grains, PerformanceNames names)
    {
        if (!query.TryRead("tickets-by-time", out var page, out var point, out var problem)) return problem;
        var tickets = await Tickets(grains).Newest(caller.User, point, page.ReadLimit);
        var named = await names.FindAllAsync(tickets.Select(static ticket => ticket.Performance));
        return TypedResults.Ok(page.ToPage(
            tickets, static ticket => new PagePoint(ticket.IssuedAt, ticket.Serial), ticket => TicketResponse.Of(ticket, named.GetValueOrDefault(ticket.Performance))));
    }

    /// <summary>One of the caller's tickets.</summary>
    internal static async Task<Results<Ok<TicketResponse>, ProblemResult>> GetTicket(
        string serial, Caller caller, IGrainFactory grains, PerformanceNames names)
    {
        var ticket = await Find(serial, caller, grains);
        return ticket.Ok ? TypedResults.Ok(TicketResponse.Of(ticket.Value, await names.FindAsync(ticket.Value.Performance))) : ProblemResult.Of(ticket.Refusal);
    }

    /// <summary>The ticket's signed QR code as SVG.</summary>
    internal static async Task<Results<ContentHttpResult, ProblemResult>> GetQrCode(string serial, Caller caller, IGrainFactory grains, SigningKeys keys)
    {
        var ticket = await Find(serial, caller, grains);
        if (!ticket.Ok) return ProblemResult.Of(ticket.Refusal);
        var code = TicketCode.Write(keys, ticket.Value.Performance, ticket.Value.Serial);
        using var data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return TypedResults.Text(svg.GetGraphic(8), "image/svg+xml");
    }

    /// <summary>Checks a ticket in at the door. Each ticket can be checked in once.</summary>
    internal static async Task<Results<Ok<ScanResponse>, ProblemResult>> Scan(
        string performanceId, ScanRequest body, Caller caller, HttpContext context, IGrainFactory grains, SigningKeys keys, PerformanceNames names)
    {
        if (TicketCode.TryRead(keys, performanceId, body.Code) is not { } serial)
            return ProblemResult.Of(new Refusal(RefusalCode.TicketInvalid, NotOurs(body.Code)));
        var ticket = await Tickets(grains).FindForDoor(caller.ToActor(), performanceId, serial);
        if (!ticket.Ok) return ProblemResult.Of(ticket.Refusal);

        var name = (await names.FindAsync(performanceId))?.NameOf(ticket.Value.Seat);
        var scan = await grains.GetSeat(performanceId, ticket.Value.Seat).Scan(caller.ToActor(), new ScanTicket(serial, body.Device, RequestIdOf(caller, context)));
        if (!scan.Ok) return ProblemResult.Of(scan.Refusal);

        var (result, at, device) = scan.Value;
        return result switch
        {
            CheckInResult.Welcome => TypedResults.Ok(new ScanResponse(serial, ticket.Value.Seat, name?.Zone, name?.Row, name?.Number, ticket.Value.Grade, at!.Value, device)),
            CheckInResult.UsedBefore => ProblemResult.Of(new Refusal(
                RefusalCode.TicketUsed, $"The ticket was scanned at {at:O}{(device is null ? "" : $" by {device}")}.", Facts: new RefusalFacts { CheckedInAt = at, Device = device })),
            _ => ProblemResult.Of(new Refusal(RefusalCode.TicketInvalid, "The ticket is not valid any more.")),
        };
    }

    private static string? RequestIdOf(Caller caller, HttpContext context) => context.Features.Get<IdempotentRequest>() is { } request
        ? ScanTicket.RequestIdOf(caller.User, request.Key)
        : null;

    private static string NotOurs(string scan) => "The code is not one of ours for this performance." + (TicketCode.IsChangedByKeyboard(scan)
        ? " The keyboard seems to have changed it: switch Caps Lock off and the input mode to English, and scan again."
        : "");

    private static ITicketListGrain Tickets(IGrainFactory grains) => grains.GetGrain<ITicketListGrain>(TicketListGrain.Key);

    private static Task<Outcome<Ticket>> Find(string serial, Caller caller, IGrainFactory grains) => serial.Length <= MaxSerialLength
        ? Tickets(grains).Find(caller.User, serial)
        : Task.FromResult<Outcome<Ticket>>(new Refusal(RefusalCode.NotFound, "You have no such ticket."));
}
