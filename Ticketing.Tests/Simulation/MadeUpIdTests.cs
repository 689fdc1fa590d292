using Shouldly;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.Performances;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Shows;
using Ticketing.Grains.Venues;
using Ticketing.Grains.WaitingRooms;
using Xunit;

namespace Ticketing.Tests.Simulation;

/// <summary>Ids can be made up without end. A grain for something that does not exist does not stay in memory.</summary>
[Trait("Suite", "Simulation")]
public sealed class MadeUpIdTests
{
    private const string None = "made-up";

    private static readonly Actor s_promoter = new(Scene.Ben, Role.Promoter);
    private static readonly Actor s_admin = new(Scene.Ben, Role.Admin);

    private readonly Scene _scene = new();

    public static TheoryData<string> Calls => [.. All.Keys];

    private static Dictionary<string, Func<Scene, Task>> All { get; } = new(StringComparer.Ordinal)
    {
        ["order, looked at"] = async scene => (await scene.Grains.GetOrder(None).Get(Scene.Ann)).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["order, paid"] = async scene =>
            (await scene.Grains.GetOrder(None).Confirm(new ConfirmOrder(scene.NewKey(), Scene.Ann, "pay", 1))).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["order, cancelled"] = async scene =>
            (await scene.Grains.GetOrder(None).Cancel(new CancelOrder(scene.NewKey(), Scene.Ann, null))).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["order, settled"] = scene => scene.Grains.GetOrder(None).PaymentSettled(),
        ["order of a made-up hold"] = async scene =>
            (await scene.Grains.GetOrder(None).Create(new CreateOrder(scene.NewKey(), Scene.Ann, scene.Performance, "h" + None, null))).Refusal!.Code.ShouldBe(RefusalCode.HoldEnded),
        ["cart, hold"] = async scene =>
            (await scene.Grains.GetCart(None, Scene.Ann).Hold(new HoldSeats(scene.NewKey(), null, ["A-1-1"], null))).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["cart, view"] = async scene => (await scene.Grains.GetCart(None, Scene.Ann).View()).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["cart, extension with an entry"] = async scene =>
            (await scene.Grains.GetCart(None, Scene.Ann).Extend("h" + None, scene.NewKey(), null)).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["cart, extension"] = async scene =>
            (await scene.Grains.GetCart(None, Scene.Ann).ExtendUnasked("h" + None, scene.NewKey())).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["seat, released"] = async scene => (await scene.Grains.GetSeat(scene.Performance, None).Release("h", 1)).Ok.ShouldBeTrue(),
        ["seat, expired"] = async scene => (await scene.Grains.GetSeat(scene.Performance, None).Expire("h")).Ok.ShouldBeTrue(),
        ["seat, at the door"] = async scene =>
            (await scene.Grains.GetSeat(scene.Performance, None).CheckInBy(s_admin, "none")).Value!.Result.ShouldBe(CheckInResult.NotValid),
        ["seat of no performance"] = async scene =>
            (await scene.Grains.GetSeat(None, "A-1-1").CheckInBy(s_admin, "none")).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["map"] = async scene => (await scene.Grains.GetGrain<ISeatMapGrain>(None).Snapshot()).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["map, best seats"] = async scene =>
            (await scene.Grains.GetGrain<ISeatMapGrain>(None).PickBest(new BestSeatsWish(1, null, null))).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["map, left"] = async scene => (await scene.Grains.GetGrain<ISeatMapGrain>(None).Left()).ShouldBe(SeatsLeft.Some),
        ["map, sold out"] = async scene => (await scene.Grains.GetGrain<ISeatMapGrain>(None).IsSoldOut()).ShouldBeFalse(),
        ["room, entered"] = async scene => (await scene.Grains.GetGrain<IWaitingRoomGrain>(None).Enter(Scene.Ann)).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["room, head"] = async scene => (await scene.Grains.GetGrain<IWaitingRoomGrain>(None).Head()).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["room, settings"] = async scene =>
            (await scene.Grains.GetGrain<IWaitingRoomGrain>(None).SettingsFor(s_admin)).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["room, prolonged"] = scene => scene.Grains.GetGrain<IWaitingRoomGrain>(None).Prolong(Scene.Ann, 1, scene.World.Now),
        ["room, heard"] = scene => scene.Grains.GetGrain<IWaitingRoomGrain>(None).Heard(new HeardPlaces(1, 0, [1])),
        ["room, finished"] = scene => scene.Grains.GetGrain<IWaitingRoomGrain>(None).Finish(Scene.Ann, scene.World.Now),
        ["performance, changed"] = async scene =>
            (await scene.Grains.GetGrain<IPerformanceGrain>(None).Delete(s_promoter, 1)).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["performance, blocked"] = async scene =>
            (await scene.Grains.GetGrain<IPerformanceGrain>(None).Block(s_promoter, new BlockSeats(["A-1-1"], false, scene.NewKey()))).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["venue"] = async scene => (await scene.Grains.GetGrain<IVenueGrain>(None).Delete(s_promoter, 1)).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["venue, booked"] = async scene =>
            (await scene.Grains.GetGrain<IVenueGrain>(None).BookTime("p", scene.World.Now)).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
        ["show"] = async scene => (await scene.Grains.GetGrain<IShowGrain>(None).Delete(s_promoter, 1)).Refusal!.Code.ShouldBe(RefusalCode.NotFound),
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Nothing_stays_in_memory_for_an_id_that_was_made_up(string call) => _scene.World.Play(async () =>
    {
        await All[call](_scene);

        // The grain of carts waits for a quiet second; the others end at once.
        await _scene.Pass(call.StartsWith("cart", StringComparison.Ordinal) ? 3 : 1);

        _scene.World.Machine.Awake.Where(id => id.Contains(None, StringComparison.Ordinal)).ShouldBeEmpty();
    });

    [Fact]
    public void A_grain_for_something_that_exists_stays() => _scene.World.Play(async () =>
    {
        var (orderId, _) = await _scene.Order(Scene.Ann, SandboxBehaviour.Approve, 1);
        (await _scene.Grains.GetOrder(orderId).Get(Scene.Ben)).Refusal!.Code.ShouldBe(RefusalCode.NotFound);
        await _scene.Grains.GetSeat(_scene.Performance, "A-1-8").Release("h", 1);
        await _scene.Pass(1);

        _scene.World.Machine.Awake.ShouldContain(id => id.EndsWith("A-1-8", StringComparison.Ordinal));
        _scene.World.Machine.Awake.ShouldContain(id => id.EndsWith(orderId, StringComparison.Ordinal));
        _scene.World.Machine.Awake.ShouldContain(id => id.EndsWith("A-1-1", StringComparison.Ordinal));
    });
}
