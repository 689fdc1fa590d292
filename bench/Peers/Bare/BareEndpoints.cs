namespace Ticketing.Peers.Bare;

/// <summary>The limit of every design here: this server's JSON in and out, and nothing behind it. The silo has the same two endpoints.</summary>
internal static class BareEndpoints
{
    public static void MapBare(this WebApplication app)
    {
        app.MapGet("/bench/bare", () => TypedResults.Ok(new BareResponse("bare", 1, DateTimeOffset.UtcNow)));
        app.MapPost("/bench/bare", (BareRequest request) => TypedResults.Ok(new BareResponse(request.Name, request.Count, DateTimeOffset.UtcNow)));
    }
}

/// <summary>A small body.</summary>
internal sealed record BareRequest(string Name, int Count);

/// <summary>A small answer.</summary>
internal sealed record BareResponse(string Name, int Count, DateTimeOffset ServerTime);
