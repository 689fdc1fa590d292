using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Api.Json;

namespace Ticketing.Api.Hosting;

/// <summary>
/// What the server costs without the product: the same Kestrel, pipeline and JSON, no grain. Load reports state every path as
/// a share of these, measured in the same run. Only there when setting <c>Bench:BareEndpoints</c> is true.
/// </summary>
internal static class BareEndpoints
{
    public static void MapBareEndpoints(this WebApplication app)
    {
        var bench = app.MapGroup("/bench").AllowAnonymous().ExcludeFromDescription();
        bench.MapGet("/bare", GetBare);
        bench.MapPost("/bare", PostBare);
    }

    internal static Ok<BareResponse> GetBare(TimeProvider time) => TypedResults.Ok(new BareResponse("bare", 1, time.GetUtcNow()));

    internal static Ok<BareResponse> PostBare(BareRequest request, TimeProvider time) =>
        TypedResults.Ok(new BareResponse(request.Name, request.Count, time.GetUtcNow()));
}

/// <summary>A small body.</summary>
internal sealed record BareRequest(string Name, int Count);

/// <summary>A small answer.</summary>
internal sealed record BareResponse(string Name, int Count, DateTimeOffset ServerTime);

/// <summary>How they are read and written: as everything else is.</summary>
[JsonSerializable(typeof(BareRequest))]
[JsonSerializable(typeof(BareResponse))]
internal sealed partial class BareJson : JsonSerializerContext
{
    public static readonly BareJson Strict = new(ApiJson.NewOptions());
}
