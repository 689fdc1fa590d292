using System.Text.Json.Serialization;
using Ticketing.Api.Json;

namespace Ticketing.Api.WaitingRooms;

/// <summary>The JSON bodies of waiting rooms.</summary>
[JsonSerializable(typeof(QueueResponse))]
[JsonSerializable(typeof(DrawResponse))]
[JsonSerializable(typeof(RoomSettingsRequest))]
[JsonSerializable(typeof(RoomSettingsResponse))]
internal sealed partial class WaitingRoomJson : JsonSerializerContext
{
    public static readonly WaitingRoomJson Strict = new(ApiJson.NewOptions());
}
