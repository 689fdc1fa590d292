using Orleans;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>A place, and where the line stood when it was given.</summary>
/// <param name="Ticket">The place, to be signed.</param>
/// <param name="Head">The line; at most a second old, and maybe from before this place.</param>
[GenerateSerializer, Immutable, Alias("WaitingRooms.QueuePlace")]
public sealed record QueuePlace([property: Id(0)] QueueTicket Ticket, [property: Id(1)] RoomHead Head);

/// <summary>Somebody was let in.</summary>
/// <param name="Entry">The right to buy, to be signed; it says when it ends.</param>
[GenerateSerializer, Immutable, Alias("WaitingRooms.Admission")]
public sealed record Admission([property: Id(0)] EntryToken Entry);

/// <summary>The settings of a room.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Version">Their <see cref="WaitingRoomSettings.Version"/>, for the next edit.</param>
[GenerateSerializer, Immutable, Alias("WaitingRooms.RoomSettingsView")]
public sealed record RoomSettingsView([property: Id(0)] WaitingRoomSettings Settings, [property: Id(1)] long Version);
