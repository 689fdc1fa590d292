using System.Text.Json.Serialization;
using Ticketing.Api.Json;
using Ticketing.Grains.Operations;

namespace Ticketing.Api.Operations;

/// <summary>The silos as they last reported.</summary>
/// <param name="ServerTime">Now.</param>
/// <param name="Silos">By name.</param>
/// <param name="Dashboard">Whether Orleans' dashboard is at <c>/dashboard</c> of this server.</param>
public sealed record OpsSilos(DateTimeOffset ServerTime, IReadOnlyList<SiloReport> Silos, bool Dashboard);

/// <summary>The sales now.</summary>
/// <param name="ServerTime">Now.</param>
/// <param name="Sales">By performance.</param>
public sealed record OpsSales(DateTimeOffset ServerTime, IReadOnlyList<SaleState> Sales);

/// <summary>How they are written.</summary>
[JsonSerializable(typeof(OpsSilos))]
[JsonSerializable(typeof(OpsSales))]
internal sealed partial class OpsJson : JsonSerializerContext
{
    public static readonly OpsJson Strict = new(ApiJson.NewOptions());
}
