using System.Text.Json.Serialization;
using Ticketing.Api.Json;
using Ticketing.Api.Paging;
using Ticketing.Api.Performances;
using Ticketing.Api.Shows;
using Ticketing.Api.Venues;

namespace Ticketing.Api.Catalogue;

/// <summary>The bodies of venues, shows and performances.</summary>
[JsonSerializable(typeof(VenueRequest))]
[JsonSerializable(typeof(VenueResponse))]
[JsonSerializable(typeof(Page<VenueResponse>))]
[JsonSerializable(typeof(VenuePromotersResponse))]
[JsonSerializable(typeof(GridRequest))]
[JsonSerializable(typeof(PlanResponse))]
[JsonSerializable(typeof(ShowRequest))]
[JsonSerializable(typeof(ShowResponse))]
[JsonSerializable(typeof(Page<ShowResponse>))]
[JsonSerializable(typeof(PerformanceRequest))]
[JsonSerializable(typeof(PerformanceResponse))]
[JsonSerializable(typeof(Page<PerformanceResponse>))]
[JsonSerializable(typeof(SeatsRequest))]
[JsonSerializable(typeof(BlockedSeatsResponse))]
[JsonSerializable(typeof(byte[]))]
internal sealed partial class CatalogueJson : JsonSerializerContext
{
    public static readonly CatalogueJson Strict = new(ApiJson.NewOptions());
}
