using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;
using Xunit;

namespace Ticketing.Tests.Storage;

/// <summary>What a declared condition means in memory where SQL has rules of its own: null, and values that are not given.</summary>
[Trait("Suite", "Unit")]
public sealed class QueryPlanTests
{
    private static readonly Guid Buyer = Guid.Parse("f0000000-1234-5678-9abc-def012345678");
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 11, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_column_without_a_value_is_neither_equal_nor_less_nor_greater()
    {
        Matches(new SeatsOfBuyer("p", Buyer), Seat(buyer: null)).ShouldBeFalse();
        Matches(new HoldsDue(Now), Seat(until: null)).ShouldBeFalse();
    }

    [Fact]
    public void A_query_without_a_value_finds_nothing_not_even_a_column_without_one()
    {
        Matches(new SeatsOfAnyBuyer(null), Seat(buyer: null)).ShouldBeFalse();
        Matches(new SeatsOfAnyBuyer(null), Seat(buyer: Buyer)).ShouldBeFalse();
    }

    [Fact]
    public void A_value_that_may_be_left_out_then_lets_every_row_through()
    {
        var row = new PerformanceRow("p2", "show", "v", "plan", Buyer, Now, Now, Now, TimeSpan.FromMinutes(5), 4, HasWaitingRoom: false) { Version = 1 };

        Matches(new PerformancePage(null, "p1", 1), row).ShouldBeTrue();
        Matches(new PerformancePage("show", "p1", 1), row).ShouldBeTrue();
        Matches(new PerformancePage("other", "p1", 1), row).ShouldBeFalse();
        Matches(new PerformancePage(null, "p2", 1), row).ShouldBeFalse();
    }

    [Fact]
    public void An_end_belongs_to_what_is_at_most_it()
    {
        Matches(new HoldsDue(Now), Seat(until: Now)).ShouldBeTrue();
        Matches(new HoldsDue(Now.AddTicks(-1)), Seat(until: Now)).ShouldBeFalse();
        Matches(new HoldsDue(Now), Seat(until: Now) with { Status = SeatStatus.Sold }).ShouldBeFalse();
    }

    [Fact]
    public void Rows_are_ordered_by_the_named_columns_and_then_by_the_key()
    {
        SeatRow[] rows = [Seat("2", until: Now), Seat("1", until: Now), Seat("3", until: Now.AddTicks(-1))];

        rows.Order(new HoldsDue(Now).Plan().Order).Select(row => row.Seat).ShouldBe(["3", "1", "2"]);
    }

    [Fact]
    public void Giving_the_values_of_a_query_or_a_row_allocates_nothing()
    {
        var (nowhere, query, row) = (new Nowhere(), new SeatsOfBuyer("p", Buyer), Seat("1", Buyer, Now));
        Give();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var times = 0; times < 1_000; times++) Give();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Give()
        {
            query.Plan().Bind(query, nowhere);
            SeatTable.Rows.Bind(row, nowhere);
        }
    }

    private static bool Matches<T>(RowQuery<T> query, T row)
        where T : Row => query.Plan().Matches(query, row);

    private static SeatRow Seat(string seat = "1", Guid? buyer = null, DateTimeOffset? until = null) =>
        new("p", seat, SeatStatus.Held, "hold", buyer, until, Extended: false, OrderId: null) { Version = 1 };

    private sealed record SeatsOfAnyBuyer(Guid? Buyer) : RowQuery<SeatRow>
    {
        private static readonly QueryPlan<SeatRow> Declared = SeatTable.Rows.Query<SeatsOfAnyBuyer>().Equal(SeatTable.Buyer, static query => query.Buyer);

        public override QueryPlan<SeatRow> Plan() => Declared;
    }

    private sealed class Nowhere : ValueWriter
    {
        public override void Text(string? value)
        {
        }

        public override void Integer(long value)
        {
        }

        public override void Id(Guid? value)
        {
        }

        public override void Bytes(ReadOnlySpan<byte> value)
        {
        }

        protected override void Null()
        {
        }
    }
}
