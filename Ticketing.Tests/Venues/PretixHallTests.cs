using System.Globalization;
using System.Text;
using System.Text.Json;
using Shouldly;
using Ticketing.Grains.Plans;
using Xunit;

namespace Ticketing.Tests.Venues;

/// <summary>What the files of real halls have: labels, missing values, foreign ids, standing places, drawings.</summary>
[Trait("Suite", "Unit")]
public sealed class PretixHallTests
{
    private static readonly object Seat = new { seat_number = "17", seat_guid = "g17", position = new { x = 0, y = 0 }, category = "S" };

    [Fact]
    public void A_seat_is_called_as_the_label_of_its_row_or_its_own_says()
    {
        var row = new { row_number = "K", seat_label = "K%s", seats = new[] { Seat, new { seat_number = "18", seat_guid = "g18", seat_label = "Box %s", category = "S", position = new { x = 25, y = 0 } } } };
        var plan = Import(row).Plan();
        SeatNames.Of(plan, 0).ShouldBe(new SeatName("Z", "K", "K17"));
        SeatNames.Of(plan, 1).ShouldBe(new SeatName("Z", "K", "Box 18"));
    }

    [Fact]
    public void Seats_without_category_get_one_of_the_plan()
    {
        var seats = new object[] { new { seat_number = "1", seat_guid = "a", category = "" }, new { seat_number = "2", seat_guid = "b" }, new { seat_number = "3", seat_guid = "c", category = (string?)null } };
        var plan = PlanChecks.Pretix(Json(new { name = "P", categories = Array.Empty<object>(), zones = new[] { Zone(new { row_number = "1", seats }) } })).Plan();
        plan.Categories.ShouldBe([new PlanCategory("Standard", "#808080")]);
        plan.SeatCount.ShouldBe(3);
    }

    [Fact]
    public void Parts_without_coordinates_stand_behind_and_beside_each_other()
    {
        object Row(string number) => new { row_number = number, seats = new[] { new { seat_number = "1", category = "S" }, new { seat_number = "2", category = "S" } } };
        object Bare(string name) => new { name, rows = new[] { Row("1"), Row("2") } };
        var plan = PlanChecks.Pretix(Json(new { name = "P", categories = new[] { new { name = "S" } }, zones = new[] { Bare("A"), Bare("B") } })).Plan();
        plan.Seats().ShouldBe([
            "A-1-1|A|1|1|S|0|0", "A-1-2|A|1|2|S|25|0", "A-2-1|A|2|1|S|0|25", "A-2-2|A|2|2|S|25|25",
            "B-1-1|B|1|1|S|0|75", "B-1-2|B|1|2|S|25|75", "B-2-1|B|2|1|S|0|100", "B-2-2|B|2|2|S|25|100",
        ]);
    }

    [Fact]
    public void Guids_that_repeat_are_one_message_with_two_places_and_a_count()
    {
        var rows = Enumerable.Range(1, 4).Select(i => (object)new { row_number = $"{i}", seats = new[] { Seat } }).ToArray();
        Import(rows).OnlyError().ShouldBe(new PlanError(
            "$.zones[0].rows[1].seats[0], $.zones[0].rows[2].seats[0] and 1 more", "seat id \"g17\" is there twice, first at $.zones[0].rows[0].seats[0]"));
    }

    [Fact]
    public void Guids_with_blanks_and_colons_get_ids_that_differ_and_the_result_says_so()
    {
        object Of(string guid, string number) => new { seat_number = number, seat_guid = guid, category = "S", position = new { x = int.Parse(number, CultureInfo.InvariantCulture), y = 0 } };
        var result = Import(new { row_number = "1", seats = new[] { Of("Saal: A 1", "1"), Of("Saal; A 1", "2"), Of("ok", "3") } });
        var ids = Enumerable.Range(0, 3).Select(result.Plan().SeatId).ToList();
        ids.ShouldBeUnique();
        ids[0].ShouldStartWith("Saal_A_1-");
        ids[2].ShouldBe("ok");
        result.LeftOut.ShouldBe(["the spelling of 2 seat_guid, the first \"Saal: A 1\" (an id has 1–64 letters, digits, '-', '_' and '.')"]);
    }

    [Fact]
    public void Standing_places_are_imported_and_drawings_are_told_of()
    {
        var areas = new object[] { new { shape = "text", text = new { text = "Stage" } }, new { shape = "rectangle" } };
        var zones = new object[] { Zone(new { row_number = "1", seats = new[] { Seat } }), new { name = "Bar", position = new { x = 0, y = 0 }, rows = Array.Empty<object>(), areas } };
        var result = PlanChecks.Pretix(Json(new { name = "P", categories = new[] { new { name = "S" } }, zones, standing = new { name = "Floor", capacity = 248 } }));

        result.Plan().Zones.ShouldBe([new PlanZone("Z", false, 1, 0), new PlanZone("Floor", true, 248, 1)]);
        result.Plan().SeatId(248).ShouldBe("Floor-248");
        result.LeftOut.ShouldBe(["area \"Stage\" (text) of zone \"Bar\"", "area (rectangle) of zone \"Bar\"", "zone \"Bar\" (no seats)"]);
    }

    [Fact]
    public void The_list_of_what_is_left_out_ends_with_a_count()
    {
        var areas = Enumerable.Range(0, 30).Select(_ => new { shape = "circle" }).ToArray();
        var zone = new { name = "Z", position = new { x = 0, y = 0 }, rows = new[] { new { row_number = "1", seats = new[] { Seat } } }, areas };
        var leftOut = PlanChecks.Pretix(Json(new { name = "P", categories = new[] { new { name = "S" } }, zones = new[] { zone } })).LeftOut;
        leftOut.Count.ShouldBe(PlanLimits.LeftOut + 1);
        leftOut[^1].ShouldBe("and 10 more");
    }

    [Fact]
    public void The_format_of_a_file_that_is_no_UTF_8_is_named()
    {
        PretixPlan.Import(Encoding.Unicode.GetBytes("{}")).OnlyError().ShouldBe(new PlanError("$", "the file is UTF-16 (\"Unicode text\") and not JSON in UTF-8"));
        PretixPlan.Import((byte[])[.. "{\n\"name\":\""u8, 0xB0, 0xA1, .. "\"}"u8]).OnlyError()
            .ShouldBe(new PlanError("line 2", "the text is not UTF-8, for example EUC-KR (CP949)"));
    }

    [Theory]
    [InlineData("""{"name":"Floor"}""", "$.standing.capacity", "is not a whole number")]
    [InlineData("""{"capacity":0}""", "$.standing", "capacity is 0, allowed are 1–149999")]
    [InlineData("""[{"capacity":1,"category":"X"}]""", "$.standing[0].category", "there is no category \"X\"")]
    public void Standing_places_that_are_wrong_are_told_by_their_path(string standing, string where, string problem) =>
        PlanChecks.Pretix($$"""{"name":"P","categories":[{"name":"S"}],"zones":[{{Json(Zone(new { row_number = "1", seats = new[] { Seat } }))}}],"standing":{{standing}}}""")
            .OnlyError().ShouldBe(new PlanError(where, problem));

    private static object Zone(params object[] rows) => new { name = "Z", position = new { x = 0, y = 0 }, rows };

    private static PlanResult Import(params object[] rows) =>
        PlanChecks.Pretix(Json(new { name = "P", categories = new[] { new { name = "S" } }, zones = new[] { Zone(rows) } }));

    private static string Json(object value) => JsonSerializer.Serialize(value);
}
