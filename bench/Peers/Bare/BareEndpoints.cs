namespace Ticketing.Peers.Bare;

/// <summary>Endpoints that only read and write JSON, as fast as any design here could be. The silo has the same two endpoints.</summary>
internal static class BareEndpoints
{
    public static void MapBare(this WebApplication app)
    {
        app.MapGet("/bench/bare", () => TypedResults.Ok(new BareResponse("bare", 1, DateTimeOffset.UtcNow)));
        app.MapPost("/bench/bare", (BareRequest request) => TypedResults.Ok(new BareResponse(request.Name, request.Count, DateTimeOffset.UtcNow)));
    }
}

/// <summary>A small request body.</summary>
internal sealed record BareRequest(string Name, int Count);

/// <summary>A small response body.</summary>
internal sealed record BareResponse(string Name, int Count, DateTimeOffset ServerTime);
