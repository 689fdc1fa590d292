using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Ticketing.Api.Problems;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Signing;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Api.WaitingRooms;

/// <summary>
/// Answers polls, by far the most frequent request of an on-sale. A poll calls no grain: the ticket is checked by its signature, and the
/// place is computed from the ticket and from this node's replica of the head. Only when a place is called does the room itself let its
/// holder in.
/// </summary>
internal sealed class QueuePolls(RoomFollowers rooms, RecentAdmissions admissions, SigningKeys keys, TimeProvider time)
{
    /// <summary>Writes the place of the ticket's holder as the answer.</summary>
    public async Task AnswerAsync(string performance, string? ticketText, HttpContext context)
    {
        if (QueueTicketHeader.TryRead(ticketText, keys, performance, out var ticket) is { } invalid)
        {
            await ProblemResult.Of(invalid).ExecuteAsync(context);
            return;
        }

        var room = await rooms.FindAsync(performance);
        var answer = room.Ok ? await AnswerAsync(room.Value, ticket) : room.Refusal;
        if (!answer.Ok)
        {
            await ProblemResult.Of(answer.Refusal).ExecuteAsync(context);
            return;
        }

        // With a known length, headers and body leave in one write. A streamed body takes two writes and chunked encoding.
        var body = JsonSerializer.SerializeToUtf8Bytes(answer.Value, WaitingRoomJson.Strict.QueueResponse);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        context.Response.BodyWriter.Write(body);
    }

    private async ValueTask<Outcome<QueueResponse>> AnswerAsync(RoomFollower room, QueueTicket ticket)
    {
        var (head, now) = (room.Head, time.GetUtcNow());
        var place = PlaceEstimate.Of(head, ticket, now);
        if (place.TicketIsVoid) return new Refusal(RefusalCode.PlaceEnded, "The ticket is for an earlier queue of this performance; enter again.");

        room.Heard(place);
        var answer = QueueResponse.Of(head, place, now);
        if (!place.Called) return answer;

        var admission = await admissions.AskAsync(ticket);
        if (admission.Ok)
        {
            var entry = admission.Value.Entry;
            return answer with { EntryToken = entry.Write(keys), EntryExpiresAt = entry.ExpiresAt };
        }

        // The holder missed the call and stays in front of the line until a slot is free, or the sale has ended.
        return admission.Refusal.Code is RefusalCode.NotYourTurn or RefusalCode.NotOnSale
            ? answer with { EstimatedWaitSeconds = null }
            : admission.Refusal;
    }
}
