using System.Text.Json.Serialization;
using Ticketing.Api.Json;
using Ticketing.Api.Paging;
using Ticketing.Api.Performances;
using Ticketing.Api.Shows;
using Ticketing.Api.Venues;

namespace Ticketing.Api.Catalogue;

/// <summary>The bodies of venues, shows and performances.</summary>
[JsonSerializable(typeof(VenueRequest))]
[JsonSerializable(typeof(VenueAnswer))]
[JsonSerializable(typeof(Page<VenueAnswer>))]
[JsonSerializable(typeof(GridRequest))]
[JsonSerializable(typeof(PlanAnswer))]
[JsonSerializable(typeof(ShowRequest))]
[JsonSerializable(typeof(ShowAnswer))]
[JsonSerializable(typeof(Page<ShowAnswer>))]
[JsonSerializable(typeof(PerformanceRequest))]
[JsonSerializable(typeof(PerformanceAnswer))]
[JsonSerializable(typeof(Page<PerformanceAnswer>))]
[JsonSerializable(typeof(SeatsRequest))]
[JsonSerializable(typeof(BlockedSeatsAnswer))]
[JsonSerializable(typeof(byte[]))]
internal sealed partial class CatalogueJson : JsonSerializerContext
{
    public static readonly CatalogueJson Strict = new(ApiJson.NewOptions());
}
