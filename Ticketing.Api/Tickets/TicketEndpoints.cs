using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;
using QRCoder;
using Ticketing.Api.Accounts;
using Ticketing.Api.Catalogue;
using Ticketing.Api.Paging;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Signing;

namespace Ticketing.Api.Tickets;

/// <summary>A scan at the door.</summary>
/// <param name="Code">The text of the QR code, also as a scanner that acts as a keyboard types it: with line ends, blanks, another letter case or in Hangul.</param>
public sealed record ScanRequest(string Code);

/// <summary>A ticket that was checked in.</summary>
/// <param name="Serial">The ticket's serial.</param>
/// <param name="Seat">The seat to go to.</param>
/// <param name="Grade">The seat's grade.</param>
/// <param name="CheckedInAt">The time of the scan.</param>
public sealed record ScanResponse(string Serial, string Seat, string Grade, DateTimeOffset CheckedInAt);

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
        v1.MapPost("/performances/{performanceId}/check-ins", Scan).WithTags("Tickets").RequireAuthorization(Policies.Promoter).InLane(Lane.Buying);
    }

    /// <summary>A page of the caller's tickets.</summary>
    internal static async Task<Results<Ok<Page<TicketResponse>>, ProblemResult>> ListTickets([AsParameters] PageQuery query, Caller caller, IGrainFactory grains)
    {
        if (!query.TryRead("tickets", out var page, out var problem)) return problem;
        var tickets = await Tickets(grains).Page(caller.User, page.After, page.ReadLimit);
        return TypedResults.Ok(page.ToPage(tickets, static ticket => ticket.Serial, TicketResponse.Of));
    }

    /// <summary>One of the caller's tickets.</summary>
    internal static async Task<Results<Ok<TicketResponse>, ProblemResult>> GetTicket(string serial, Caller caller, IGrainFactory grains)
    {
        var ticket = await Find(serial, caller, grains);
        return ticket.Ok ? TypedResults.Ok(TicketResponse.Of(ticket.Value)) : ProblemResult.Of(ticket.Refusal);
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
        string performanceId, ScanRequest body, Caller caller, IGrainFactory grains, SigningKeys keys)
    {
        if (TicketCode.TryRead(keys, performanceId, body.Code) is not { } serial)
            return ProblemResult.Of(new Refusal(RefusalCode.TicketInvalid, NotOurs(body.Code)));
        var ticket = await Tickets(grains).FindForDoor(caller.ToActor(), performanceId, serial);
        if (!ticket.Ok) return ProblemResult.Of(ticket.Refusal);

        var scan = await grains.GetSeat(performanceId, ticket.Value.Seat).CheckInBy(caller.ToActor(), serial);
        if (!scan.Ok) return ProblemResult.Of(scan.Refusal);

        var (result, at) = scan.Value;
        return result switch
        {
            CheckInResult.Welcome => TypedResults.Ok(new ScanResponse(serial, ticket.Value.Seat, ticket.Value.Grade, at!.Value)),
            CheckInResult.UsedBefore => ProblemResult.Of(new Refusal(RefusalCode.TicketUsed, $"The ticket was scanned at {at:O}.")),
            _ => ProblemResult.Of(new Refusal(RefusalCode.TicketInvalid, "The ticket is not valid any more.")),
        };
    }

    private static string NotOurs(string scan) => "The code is not one of ours for this performance." + (TicketCode.IsChangedByKeyboard(scan)
        ? " The keyboard seems to have changed it: switch Caps Lock off and the input mode to English, and scan again."
        : "");

    private static ITicketListGrain Tickets(IGrainFactory grains) => grains.GetGrain<ITicketListGrain>(TicketListGrain.Key);

    private static Task<Outcome<Ticket>> Find(string serial, Caller caller, IGrainFactory grains) => serial.Length <= MaxSerialLength
        ? Tickets(grains).Find(caller.User, serial)
        : Task.FromResult<Outcome<Ticket>>(new Refusal(RefusalCode.NotFound, "You have no such ticket."));
}
