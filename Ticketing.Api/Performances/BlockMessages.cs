using Ticketing.Grains.Performances;

namespace Ticketing.Api.Performances;

/// <summary>The seats to block or unblock.</summary>
/// <param name="Seats">1 to 1,000 ids of the plan.</param>
public sealed record SeatsRequest(IReadOnlyList<string> Seats);

/// <summary>The result for each seat, in the order of the request.</summary>
/// <param name="Seats">One entry per seat.</param>
public sealed record BlockedSeatsResponse(IReadOnlyList<BlockedSeatEntry> Seats)
{
    internal static BlockedSeatsResponse Of(BlockAnswer answer) =>
        new(answer.Seats.Select(seat => new BlockedSeatEntry(seat.Seat, seat.Result)).ToArray());
}

/// <summary>The result for one seat.</summary>
/// <param name="Seat">Its id.</param>
/// <param name="Result">"done", or "taken" when somebody holds or owns the seat, which is then unchanged.</param>
public sealed record BlockedSeatEntry(string Seat, BlockResult Result);
