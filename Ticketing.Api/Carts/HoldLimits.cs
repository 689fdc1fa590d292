using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Ticketing.Api.Idempotency;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;

namespace Ticketing.Api.Carts;

/// <summary>
/// What one account and one network address may hold through this node. The counts are in this node's memory, so a hold costs neither a call nor a
/// row more; each node counts for itself.
/// </summary>
internal sealed class HoldLimits(IOptions<HoldSettings> options, TimeProvider time)
{
    private readonly HoldSettings _settings = options.Value;
    private readonly HourlyBudget<Guid> _accounts = new(options.Value.PerAccountAndHour, options.Value.AccountsRemembered, time);
    private readonly AddressHolds? _addresses = options.Value.SeatsPerAddress == 0 ? null : new(options.Value.SeatsPerAddress, options.Value.HoldsRemembered);

    /// <summary>Counts a hold that is asked for. What is refused is given back by <see cref="Ended"/>; a failure may have held the seats, and stays counted.</summary>
    /// <returns>Why the account or the address may not hold more; null when it may.</returns>
    public ProblemResult? TryTake(HttpContext context, string performance, IdempotentRequest request, int seats)
    {
        if (_accounts.Take(request.User) is { } wait)
        {
            return new ProblemResult(ProblemCatalogue.RateLimited, string.Create(CultureInfo.InvariantCulture, $"One account may hold seats {_settings.PerAccountAndHour} times an hour."))
            {
                RetryAfter = wait,
                Facts = new RefusalFacts { RetryAt = time.GetUtcNow() + wait },
            };
        }

        // What the cart will refuse anyway is not counted.
        if (_addresses is null || seats is < 1 or > PerformanceLimits.MaxSeatLimit) return null;
        var now = time.GetUtcNow();
        if (_addresses.TryTake(HoldOf(performance, request, seats), CallerAddress.Of(context), now + PerformanceLimits.DefaultHoldTtl, now) is not { } full) return null;
        _accounts.GiveBack(request.User);
        return new ProblemResult(ProblemCatalogue.AddressSeatLimit, string.Create(CultureInfo.InvariantCulture, $"At most {_settings.SeatsPerAddress} seats of this performance are held from one network address at a time, and {full.Seats} are. People who share an address are counted together: try again when holds have ended, or from another network."))
        {
            RetryAfter = full.RetryAt - now,
            Facts = new RefusalFacts { SeatLimit = _settings.SeatsPerAddress, SeatCount = full.Seats, RetryAt = full.RetryAt },
        };
    }

    /// <summary>Counts what became of the request.</summary>
    public void Ended(string performance, IdempotentRequest request, Outcome<Hold> outcome)
    {
        if (!outcome.Ok) _accounts.GiveBack(request.User);
        if (_addresses is null) return;
        if (outcome.Ok) _addresses.Became(HoldOf(performance, request, outcome.Value.Seats.Count), outcome.Value.ExpiresAt);
        else _addresses.Refused(HoldOf(performance, request, 0));
    }

    /// <summary>A hold lasts longer.</summary>
    public void Extended(string performance, Guid user, Hold hold) => _addresses?.Became(new HeldOf(hold.HoldId, performance, user, hold.Seats.Count), hold.ExpiresAt);

    /// <summary>A hold was released on its owner's word.</summary>
    public void Released(string performance, Guid user, string holdId) => _addresses?.Released(new HeldOf(holdId, performance, user, 0));

    private static HeldOf HoldOf(string performance, IdempotentRequest request, int seats) =>
        new(HoldIds.Of(request.User, performance, request.Key), performance, request.User, seats);
}
