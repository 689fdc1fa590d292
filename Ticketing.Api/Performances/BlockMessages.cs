using Ticketing.Grains.Performances;

namespace Ticketing.Api.Performances;

/// <summary>Names seats.</summary>
/// <param name="Seats">1 to 1,000 ids of the plan.</param>
public sealed record SeatsRequest(IReadOnlyList<string> Seats);

/// <summary>What became of each seat, in the order of the request.</summary>
/// <param name="Seats">One entry per seat.</param>
public sealed record BlockedSeatsResponse(IReadOnlyList<BlockedSeatEntry> Seats)
{
    internal static BlockedSeatsResponse Of(BlockAnswer answer) =>
        new(answer.Seats.Select(seat => new BlockedSeatEntry(seat.Seat, seat.Result)).ToArray());
}

/// <summary>What became of a seat.</summary>
/// <param name="Seat">Its id.</param>
/// <param name="Result">"done", or "taken" when somebody holds or owns it and nothing was changed.</param>
public sealed record BlockedSeatEntry(string Seat, BlockResult Result);
