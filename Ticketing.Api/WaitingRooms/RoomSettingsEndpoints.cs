using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using Ticketing.Api.Accounts;
using Ticketing.Api.Catalogue;
using Ticketing.Api.EntityTags;
using Ticketing.Api.Problems;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Api.WaitingRooms;

/// <summary>The settings of a waiting room, for the performance's owner and admins. Changes take effect at once.</summary>
internal static class RoomSettingsEndpoints
{
    /// <summary>The settings in force, with the ETag that an edit needs.</summary>
    internal static async Task<Results<Ok<RoomSettingsResponse>, ProblemResult>> GetSettings(
        string performanceId, Caller caller, HttpResponse response, IGrainFactory grains)
    {
        if (WhyNotId(performanceId) is { } problem) return problem;
        return Show(await grains.GetGrain<IWaitingRoomGrain>(performanceId).SettingsFor(caller.ToActor()), response);
    }

    /// <summary>
    /// Replaces the settings. Rate, cap, grace, length of an entry and pause can change while people wait; opening time and order only until
    /// the opening. If-Match with the ETag is required, except for the first settings of a room.
    /// </summary>
    internal static async Task<Results<Ok<RoomSettingsResponse>, ProblemResult>> PutSettings(
        string performanceId, RoomSettingsRequest body, Caller caller, HttpContext context, IGrainFactory grains)
    {
        if (WhyNotId(performanceId) is { } wrongId) return wrongId;
        var room = grains.GetGrain<IWaitingRoomGrain>(performanceId);
        var current = await room.SettingsFor(caller.ToActor());
        var isThere = current.Refusal?.Code != RefusalCode.NotFound;
        if (!current.Ok && isThere) return ProblemResult.Of(current.Refusal);

        long? expected = null;
        if (isThere || context.Request.Headers.IfMatch.Count > 0)
        {
            if (!EntityTag.TryReadIfMatch(context.Request, out var version, out var problem)) return problem;
            expected = version;
        }

        return Show(await room.Change(caller.ToActor(), body.ToSettings(), expected), context.Response);
    }

    private static ProblemResult? WhyNotId(string performanceId) =>
        Refusals.WhyNotPerformanceId(performanceId) is { } refusal ? ProblemResult.Of(refusal) : null;

    private static Results<Ok<RoomSettingsResponse>, ProblemResult> Show(Outcome<RoomSettingsView> view, HttpResponse response)
    {
        if (!view.Ok) return ProblemResult.Of(view.Refusal);
        EntityTag.OfVersion(view.Value.Version).WriteTo(response);
        return TypedResults.Ok(RoomSettingsResponse.Of(view.Value.Settings));
    }
}
