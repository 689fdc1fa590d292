using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Tokens;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

/// <summary>Random histories of a room, with restarts, checked against promise 7 after every step.</summary>
[Trait("Suite", "Unit")]
public sealed class WaitingRoomProperties
{
    private const int Users = 40;

    private enum Do { Enter, Leave, Admit, Tick, Pass, PassLong, Cap, Rate, Pause, Silence, Sale, Prolong, Restart }

    // People and ticks are more frequent, so that histories get far.
    private static readonly Gen<(Do What, int Value)> Step = Gen.Frequency(
        (8, Gen.Constant(Do.Enter)),
        (2, Gen.Constant(Do.Leave)),
        (8, Gen.Constant(Do.Admit)),
        (8, Gen.Constant(Do.Tick)),
        (6, Gen.Constant(Do.Pass)),
        (1, Gen.Constant(Do.PassLong)),
        (1, Gen.Constant(Do.Cap)),
        (1, Gen.Constant(Do.Rate)),
        (1, Gen.Constant(Do.Pause)),
        (2, Gen.Constant(Do.Silence)),
        (1, Gen.Constant(Do.Sale)),
        (1, Gen.Constant(Do.Prolong)),
        (1, Gen.Constant(Do.Restart))).Zip(Gen.Choose(0, Users - 1), (what, value) => (what, value));

    private static readonly Arbitrary<(Do What, int Value)[]> Histories =
        Gen.Choose(20, 300).SelectMany(length => Gen.ArrayOf(Step, length)).ToArbitrary();

    [Theory]
    [InlineData(WaitingRoomOrder.Shuffled)]
    [InlineData(WaitingRoomOrder.Arrival)]
    public void Promise_7_holds_in_every_history(WaitingRoomOrder order) =>
        Prop.ForAll(Histories, history => new Run(order).Play(history)).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    private sealed class Run
    {
        private readonly RoomWorld _world;
        private readonly Dictionary<int, (int Index, int? Place, int? Ahead, bool Called)> _seen = [];
        private int _slotsTaken;

        public Run(WaitingRoomOrder order) =>
            _world = new RoomWorld(RoomWorld.Settings(rate: 5, cap: 3, order: order, graceSeconds: 10, abandonMinutes: 2), RoomWorld.Opening.AddSeconds(-30));

        private WaitingRoom Room => _world.Room;

        public void Play((Do What, int Value)[] history)
        {
            foreach (var (what, value) in history)
            {
                Act(what, value);
                Check(gone: what == Do.Leave ? value : null);
            }

            EverybodyLeftInLineGetsIn();
        }

        private void Act(Do what, int value)
        {
            switch (what)
            {
                case Do.Enter:
                    var before = Room.Visitors.Look(RoomWorld.User(value));
                    var entered = _world.Enter(value);
                    entered.Refusal.ShouldBe(RoomRefusal.None);
                    if (before is { State: WaiterState.Waiting })
                        entered.Ticket.Index.ShouldBe(before.Value.Index);
                    break;
                case Do.Leave:
                    _world.Leave(value);
                    Room.Visitors.Look(RoomWorld.User(value)).ShouldBeNull();
                    break;
                case Do.Admit:
                    AdmitChecked(value);
                    break;
                case Do.Tick:
                    TickChecked();
                    break;
                case Do.Silence:
                    if (!_world.Silent.Remove(value)) _world.Silent.Add(value);
                    break;
                case Do.Sale:
                    _world.Hear((RoomSale)(value % 3));
                    break;
                case Do.Prolong:
                    if (Room.Visitors.AdmissionOf(RoomWorld.User(value)) is { } admission)
                        _world.Prolong(value, admission, _world.Now.AddHours(1), most: TimeSpan.FromSeconds(value));
                    break;
                case Do.Pass:
                    _world.Pass(value / 10.0);
                    break;
                case Do.PassLong:
                    _world.Pass(value * 10);
                    break;
                case Do.Cap:
                    _world.Change(settings => settings with { Cap = 1 + (value % 6) });
                    break;
                case Do.Rate:
                    _world.Change(settings => settings with { RatePerSecond = 1 + value });
                    break;
                case Do.Pause:
                    _world.Change(settings => settings with { Paused = value % 2 == 0 });
                    break;
                case Do.Restart:
                    RestartChangesNothing();
                    break;
            }
        }

        private void AdmitChecked(int user)
        {
            var head = Room.Head;
            var place = Room.Visitors.Look(RoomWorld.User(user))?.Place;
            var admitted = _world.Admit(user);
            Room.Head.ShouldBe(head);
            if (admitted.Refusal == RoomRefusal.None)
                place!.Value.ShouldBeLessThan(head);
        }

        // Who came back after being silent or lapsed is called before anybody new.
        private void TickChecked()
        {
            var waited = People().Where(person => person.Value.State == WaiterState.Waiting).Select(person => person.Key).ToHashSet();
            _world.Tick();
            var after = People();
            if (after.Values.Any(view => view.State == WaiterState.Returned))
                after.ShouldNotContain(person => person.Value.State == WaiterState.Called && waited.Contains(person.Key));
        }

        private void RestartChangesNothing()
        {
            // Places that end by time alone are not in the rows, so let the room catch up first.
            _world.Leave(-1);
            var before = People();
            _world.Restart();
            var after = People();
            after.Keys.ShouldBe(before.Keys, ignoreOrder: true);
            foreach (var (user, view) in before)
            {
                (after[user].Index, after[user].Place, after[user].EnteredUntil).ShouldBe((view.Index, view.Place, view.EnteredUntil));
                IsCalled(after[user].State).ShouldBe(IsCalled(view.State));
                (after[user].State == WaiterState.Active).ShouldBe(view.State == WaiterState.Active);
            }
        }

        private void Check(int? gone)
        {
            var people = People();
            var active = people.Values.Count(view => view.State == WaiterState.Active);
            var called = people.Values.Count(view => view.State == WaiterState.Called);
            (Room.Active, Room.Reserved).ShouldBe((active, called));
            (active + called).ShouldBeLessThanOrEqualTo(Math.Max(Room.Settings.Cap, _slotsTaken));
            _slotsTaken = active + called;

            var head = Room.Publish();
            for (var user = 0; user < Users; user++)
            {
                if (!people.TryGetValue(user, out var view))
                {
                    // A place ends only by leaving, by the end of its entry, or by long absence after a call.
                    if (_seen.Remove(user, out var lost) && user != gone)
                        lost.Called.ShouldBeTrue();
                    continue;
                }

                CheckPlace(user, view, head, people);
            }
        }

        private void CheckPlace(int user, PlaceView view, RoomHead head, Dictionary<int, PlaceView> people)
        {
            if (view.Place is { } known)
                IsCalled(view.State).ShouldBe(known < Room.Head);
            var ticket = new QueueTicket(RoomWorld.Performance, RoomWorld.User(user), view.Index, view.Index < (_world.Row.LobbyCount ?? int.MaxValue), 1);
            var estimate = PlaceEstimate.Of(head, ticket, _world.Now);
            estimate.Place.ShouldBe(view.Place);
            estimate.Called.ShouldBe(view.Place is not null && IsCalled(view.State));
            if (view.State == WaiterState.Waiting && view.Place is { } place)
                estimate.PeopleAhead.ShouldBe(people.Values.Count(other => other.State == WaiterState.Waiting && other.Place < place));

            if (_seen.TryGetValue(user, out var before) && before.Index == view.Index)
            {
                if (before.Place is not null)
                    view.Place.ShouldBe(before.Place);
                if (before.Ahead is not null)
                    estimate.PeopleAhead!.Value.ShouldBeLessThanOrEqualTo(before.Ahead.Value);
            }

            _seen[user] = (view.Index, view.Place, estimate.PeopleAhead, estimate.Called);
        }

        private void EverybodyLeftInLineGetsIn()
        {
            _world.Silent.Clear();
            _world.Hear(RoomSale.SeatsLeft);
            _world.Change(settings => settings with { Paused = false, AbandonAfter = WaitingRoomSettings.MaxAbandonAfter });
            _world.Leave(-1);
            _world.Pass(60);
            var waiting = People().Where(pair => pair.Value.State != WaiterState.Active).Select(pair => pair.Key).ToHashSet();
            var inOrder = People().Where(pair => pair.Value.State == WaiterState.Waiting).OrderBy(pair => pair.Value.Place ?? -1).Select(pair => pair.Key).ToList();
            var drawn = inOrder.Count == 0 || People()[inOrder[0]].Place is not null;
            var calls = new List<int>();
            for (var round = 0; round < 800 && waiting.Count > 0; round++)
            {
                _world.Tick();
                calls.AddRange(People().Where(pair => pair.Value.State == WaiterState.Called && inOrder.Contains(pair.Key) && !calls.Contains(pair.Key)).OrderBy(pair => pair.Value.Place).Select(pair => pair.Key));
                foreach (var user in waiting.ToList())
                {
                    if (_world.Admit(user).Refusal != RoomRefusal.None)
                        continue;
                    waiting.Remove(user);
                    _world.Leave(user);
                }

                _world.Pass(1);
            }

            waiting.ShouldBeEmpty();
            if (drawn)
                calls.ShouldBe(inOrder);
        }

        private Dictionary<int, PlaceView> People() =>
            Enumerable.Range(0, Users)
                .Select(user => (user, view: Room.Visitors.Look(RoomWorld.User(user))))
                .Where(pair => pair.view is not null)
                .ToDictionary(pair => pair.user, pair => pair.view!.Value);

        private static bool IsCalled(WaiterState state) => state != WaiterState.Waiting;
    }
}
