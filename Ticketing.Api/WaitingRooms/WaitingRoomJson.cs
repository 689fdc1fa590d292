using System.Text.Json.Serialization;
using Ticketing.Api.Json;

namespace Ticketing.Api.WaitingRooms;

/// <summary>How waiting rooms are read and written.</summary>
[JsonSerializable(typeof(QueueAnswer))]
[JsonSerializable(typeof(DrawAnswer))]
[JsonSerializable(typeof(RoomSettingsBody))]
internal sealed partial class WaitingRoomJson : JsonSerializerContext
{
    public static readonly WaitingRoomJson Strict = new(ApiJson.NewOptions());
}
