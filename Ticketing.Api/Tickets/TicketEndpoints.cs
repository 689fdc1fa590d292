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
/// <param name="Code">What the QR code says.</param>
public sealed record ScanRequest(string Code);

/// <summary>Who came in.</summary>
/// <param name="Serial">The ticket.</param>
/// <param name="Seat">The seat to go to.</param>
/// <param name="Grade">Its grade.</param>
/// <param name="CheckedInAt">When.</param>
public sealed record ScanResult(string Serial, string Seat, string Grade, DateTimeOffset CheckedInAt);

/// <summary>Tickets: the buyer's own, their QR codes, and the door.</summary>
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
    internal static async Task<Results<Ok<Page<Ticket>>, ProblemResult>> ListTickets([AsParameters] PageQuery query, Caller caller, IGrainFactory grains)
    {
        if (!query.TryRead("tickets", out var page, out var problem)) return problem;
        var tickets = await Tickets(grains).Page(caller.User, page.After, page.ReadLimit);
        return TypedResults.Ok(page.ToPage(tickets, ticket => ticket.Serial, ticket => ticket));
    }

    /// <summary>One of the caller's tickets.</summary>
    internal static async Task<Results<Ok<Ticket>, ProblemResult>> GetTicket(string serial, Caller caller, IGrainFactory grains)
    {
        var ticket = await Find(serial, caller, grains);
        return ticket.Ok ? TypedResults.Ok(ticket.Value) : ProblemResult.Of(ticket.Refusal);
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

    /// <summary>Lets the bearer of a code in, once.</summary>
    internal static async Task<Results<Ok<ScanResult>, ProblemResult>> Scan(
        string performanceId, ScanRequest body, Caller caller, IGrainFactory grains, SigningKeys keys)
    {
        if (TicketCode.TryRead(keys, performanceId, body.Code) is not { } serial)
            return ProblemResult.Of(new Refusal(RefusalCode.TicketInvalid, "The code is not one of ours for this performance."));
        var ticket = await Tickets(grains).FindForDoor(caller.ToActor(), performanceId, serial);
        if (!ticket.Ok) return ProblemResult.Of(ticket.Refusal);

        var scan = await grains.GetSeat(performanceId, ticket.Value.Seat).CheckInBy(caller.ToActor(), serial);
        if (!scan.Ok) return ProblemResult.Of(scan.Refusal);

        var (result, at) = scan.Value;
        return result switch
        {
            CheckInResult.Welcome => TypedResults.Ok(new ScanResult(serial, ticket.Value.Seat, ticket.Value.Grade, at!.Value)),
            CheckInResult.UsedBefore => ProblemResult.Of(new Refusal(RefusalCode.TicketUsed, $"The ticket was scanned at {at:O}.")),
            _ => ProblemResult.Of(new Refusal(RefusalCode.TicketInvalid, "The ticket is not valid any more.")),
        };
    }

    private static ITicketListGrain Tickets(IGrainFactory grains) => grains.GetGrain<ITicketListGrain>(TicketListGrain.Key);

    private static Task<Outcome<Ticket>> Find(string serial, Caller caller, IGrainFactory grains) => serial.Length <= MaxSerialLength
        ? Tickets(grains).Find(caller.User, serial)
        : Task.FromResult<Outcome<Ticket>>(new Refusal(RefusalCode.NotFound, "You have no such ticket."));
}
