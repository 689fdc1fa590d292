using Ticketing.Grains.Carts;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Performances;

namespace Ticketing.Tests.Orders;

/// <summary>Orders in every state, for tests of the rules.</summary>
internal static class SampleOrder
{
    public const string Key = "pay_1";
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 11, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset ExpiresAt = Now.AddMinutes(5);
    public static readonly DateTimeOffset StartsAt = Now.AddDays(8);
    public static readonly OrderTerms Terms = new(CancellationTerms.Usual, StartsAt, "Asia/Seoul");
    public static readonly Guid User = Guid.Parse("00000000-0000-0000-0000-000000000001");

    public static Order Pending(long price = 100_000) => OrderRules.Create(
        "oA",
        User,
        new Hold(
            "hA",
            "공연-1",
            [new("가-1", "VIP", price), new("가-2", "VIP", price), new("가-3", "R", price / 2)],
            price + price + (price / 2),
            ExpiresAt,
            false,
            Now),
        Terms,
        Now);

    public static Order Paying(long price = 100_000) => OrderRules.Paying(Pending(price), Key, Now);

    public static Order Paid(long price = 100_000) => OrderRules.Paid(Paying(price), null);

    public static Order Refunding() => OrderRules.Cancel(Paid(), Cancel(), "r1", 10, Now).Value!;

    public static ConfirmOrder Confirm(long amount, string? paymentKey = Key) => new(new RequestKey("k", "f"), User, paymentKey, amount);

    public static CancelOrder Cancel(params string[] seats) => new(new RequestKey("k", "f"), User, seats.Length == 0 ? null : seats);
}
