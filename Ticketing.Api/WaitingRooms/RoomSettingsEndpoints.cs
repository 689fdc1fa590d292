using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using Ticketing.Api.Accounts;
using Ticketing.Api.EntityTags;
using Ticketing.Api.Problems;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Api.WaitingRooms;

/// <summary>The settings of a waiting room, for the performance's owner and admins. Changes take effect at once.</summary>
internal static class RoomSettingsEndpoints
{
    private const int MaxPerformanceIdLength = 64;

    /// <summary>The settings in force, with the ETag that an edit needs.</summary>
    internal static async Task<Results<Ok<RoomSettingsResponse>, ProblemResult>> GetSettings(
        string performanceId, Caller caller, HttpResponse response, IGrainFactory grains)
    {
        var room = await Find(performanceId, caller, grains);
        if (!room.Ok) return ProblemResult.Of(room.Refusal);
        return Show(await room.Value.Settings(), response);
    }

    /// <summary>
    /// Replaces the settings. Rate, cap, grace, length of an entry and pause can change while people wait; opening time and order only until
    /// the opening. If-Match with the ETag is required, except for the first settings of a performance that has no waiting room yet.
    /// </summary>
    internal static async Task<Results<Ok<RoomSettingsResponse>, ProblemResult>> PutSettings(
        string performanceId, RoomSettingsRequest body, Caller caller, HttpContext context, IGrainFactory grains)
    {
        var room = await Find(performanceId, caller, grains);
        if (!room.Ok) return ProblemResult.Of(room.Refusal);

        long? expected = null;
        var isNew = context.Request.Headers.IfMatch.Count == 0 && (await room.Value.Settings()).Refusal?.Code == RefusalCode.NotFound;
        if (!isNew)
        {
            if (!EntityTag.TryReadIfMatch(context.Request, out var version, out var problem)) return problem;
            expected = version;
        }

        return Show(await room.Value.Configure(body.ToSettings(), expected), context.Response);
    }

    private static Results<Ok<RoomSettingsResponse>, ProblemResult> Show(Outcome<RoomSettingsView> view, HttpResponse response)
    {
        if (!view.Ok) return ProblemResult.Of(view.Refusal);
        EntityTag.OfVersion(view.Value.Version).WriteTo(response);
        return TypedResults.Ok(RoomSettingsResponse.Of(view.Value.Settings));
    }

    private static async Task<Outcome<IWaitingRoomGrain>> Find(string performanceId, Caller caller, IGrainFactory grains)
    {
        if (performanceId.Length > MaxPerformanceIdLength) return Refusals.ImpossiblePerformance;
        var room = grains.GetGrain<IWaitingRoomGrain>(performanceId);
        var allowed = await room.CheckEditor(caller.User, caller.Role == Role.Admin);
        return allowed.Ok ? new Outcome<IWaitingRoomGrain>(room, null) : allowed.Refusal;
    }
}
