using Shouldly;
using Ticketing.Tests.Simulation.Planted;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Simulation;

/// <summary>Shows that the simulation fails when the system has a bug. Each output names the first seed that failed.</summary>
[Trait("Suite", "Simulation")]
public sealed class PlantedBugTests(ITestOutputHelper output)
{
    [Fact]
    public void An_answer_before_the_commit_is_caught() => Caught(() => new AnswersBeforeCommit(), 20);

    [Fact]
    public void A_store_that_ignores_versions_is_caught() => Caught(
        () => new IgnoresVersions(),
        200,
        // The bug needs two writers of one row, so processes overlap for long and each has clients of its own.
        settings => settings with { HandOvers = 3, SplitsClients = true });

    [Fact]
    public void A_sale_that_skips_the_hold_id_is_caught() => Caught(() => new SeatPlant<IgnoresWhoseHoldGrain>(), 200);

    [Fact]
    public void An_expiry_that_frees_a_sold_seat_is_caught() => Caught(
        () => new SeatPlant<ExpiresSoldSeatsGrain>(),
        400,
        // The bug needs an expiry that is under way while the seat is sold, so messages are slow and holds are short.
        settings => settings with { MaxMessageDelay = TimeSpan.FromSeconds(0.4), SlowStore = 0.05, HoldTtl = TimeSpan.FromSeconds(8) });

    [Fact]
    public void An_expiry_that_skips_the_hold_id_is_caught() => Caught(
        () => new SeatPlant<ExpiresNewerHoldsGrain>(),
        400,
        // The bug needs a late expiry that meets a newer hold, so messages are slow and there are few seats.
        settings => settings with { Rows = 2, Columns = 3, MaxMessageDelay = TimeSpan.FromSeconds(0.4), SlowStore = 0.05, HoldTtl = TimeSpan.FromSeconds(8) });

    [Fact]
    public void A_seat_without_a_cool_down_is_caught() => Caught(
        () => new SeatPlant<ForgetsWhoHeldGrain>(),
        400,
        // The bug needs one buyer who takes the same seat again and again, so there are few seats and many rounds.
        settings => settings with { Performances = 1, Rows = 2, Columns = 3, Buyers = 3, Rounds = 15, HoldTtl = TimeSpan.FromSeconds(8) });

    [Fact]
    public void A_second_charge_is_caught() => Caught(() => new ChargesTwice(), 100);

    [Fact]
    public void A_second_refund_is_caught() => Caught(
        () => new RefundsTwice(),
        200,
        // The bug needs a step that is repeated after the refund, so processes die and answers of commits are lost often.
        settings => settings with { Crashes = 6, AnswerLost = 0.1 });

    [Fact]
    public void A_missing_answer_taken_for_a_refusal_is_caught() => Caught(() => new TakesUnknownForDeclined(), 50);

    [Fact]
    public void Holds_that_never_expire_are_caught() => Caught(() => new NeverExpires(), 20);

    [Fact]
    public void Answers_that_are_forgotten_are_caught() => Caught(() => new ForgetsAnswers(), 20);

    [Fact]
    public void Carts_that_are_forgotten_are_caught() => Caught(() => new ForgetsCarts(), 100);

    [Fact]
    public void A_map_that_is_not_read_is_caught() => Caught(() => new ForgetsTheMap(), 100);

    [Fact]
    public void A_waiting_room_that_is_forgotten_is_caught() => Caught(() => new ForgetsTheLine(), 100);

    // The bug needs a scan between the order's own look at its tickets and the return of the seats.
    [Fact]
    public void A_refund_of_a_ticket_that_was_just_scanned_is_caught() =>
        Caught(() => new SeatPlant<ReturnsUsedTicketsGrain>(), 200, settings => settings with { ReturnsAtTheDoor = true });

    [Fact]
    public void Orders_that_are_returned_while_their_tickets_are_shown_break_nothing()
    {
        for (var seed = 0; seed < 200; seed++) new World(seed, change: settings => settings with { ReturnsAtTheDoor = true }).Run();
    }

    [Fact]
    public void A_door_that_lets_two_in_with_one_ticket_is_caught() => Caught(() => new SeatPlant<WelcomesTwiceGrain>(), 100);

    [Fact]
    public void A_check_in_that_is_not_written_is_caught() => Caught(() => new ForgetsCheckIns(), 50);

    [Fact]
    public void A_room_that_forgets_its_cap_is_caught() => Caught(
        () => new IgnoresTheCap(), 200, settings => settings with { HasRoom = true, RoomCap = 2, RoomChanges = 0, Crashes = 4, CollectionAge = TimeSpan.FromSeconds(3) });

    private void Caught(Func<Plant> plant, int within, Func<WorldSettings, WorldSettings>? change = null)
    {
        for (var seed = 0; seed < within; seed++)
        {
            try
            {
                new World(seed, plant(), change).Run();
            }
            catch (BrokenPromiseException e)
            {
                output.WriteLine($"First seed: {seed}. {string.Join('\n', e.Message.Split('\n').Take(3))}");
                return;
            }
        }

        within.ShouldBe(0, "seeds did not see the bug");
    }
}
