using Shouldly;
using Ticketing.Grains.Plans;
using Xunit;

namespace Ticketing.Tests.Venues;

[Trait("Suite", "Unit")]
public sealed class PretixPlanTests
{
    private const string Hall = """
        {
          "name": "시민회관", "size": {"width": 800, "height": 600}, "unknown": [1, {}],
          "categories": [{"name": "VIP", "color": "#7300df"}, {"name": "일반"}],
          "zones": [
            {"name": "무대", "position": {"x": 0, "y": 0}, "rows": [], "areas": [{"shape": "rectangle", "text": {"text": "STAGE"}}]},
            {"name": "1층", "zone_id": "z1", "uuid": "u", "position": {"x": 100, "y": 200}, "areas": [],
             "rows": [
               {"row_number": "1", "row_label": "Row %s", "row_number_position": "both", "position": {"x": 10, "y": 20},
                "seats": [
                  {"seat_guid": "8e1d0a2c-1", "seat_number": "1", "uuid": "x", "position": {"x": 1.5, "y": 2}, "category": "VIP", "radius": 10},
                  {"seat_guid": "8e1d0a2c-2", "seat_number": "2", "position": {"x": 26.5, "y": 2}, "category": "일반"}]},
               {"row_number": "2", "seats": [
                  {"seat_guid": "8e1d0a2c-3", "seat_number": "1", "position": {"x": 0, "y": 50}, "category": "일반"}]}]},
            {"name": "1층", "position": {"x": 0, "y": 500}, "rows": [{"row_number": "1", "seats": [
                  {"seat_guid": "뒤.1", "seat_number": "1", "position": {"x": 0, "y": 0}, "category": "일반"}]}]}]
        }
        """;

    [Fact]
    public void Adds_the_positions_of_zone_row_and_seat_and_ignores_what_it_does_not_need()
    {
        var plan = PlanChecks.Pretix("\ufeff" + Hall).Plan();

        plan.Name.ShouldBe("시민회관");
        plan.Categories.ShouldBe([new PlanCategory("VIP", "#7300df"), new PlanCategory("일반", "#808080")]);
        plan.Seats().ShouldBe([
            "8e1d0a2c-1|1층|Row 1|1|VIP|111.5|222",
            "8e1d0a2c-2|1층|Row 1|2|일반|136.5|222",
            "8e1d0a2c-3|1층|2|1|일반|100|250",
            "뒤.1|1층 (2)|1|1|일반|0|500",
        ]);
    }

    [Theory]
    [InlineData("\"seat_guid\": \"8e1d0a2c-2\"", "\"seat_guid\": \"8e1d0a2c-1\"",
        "$.zones[1].rows[0].seats[1]", "seat id \"8e1d0a2c-1\" is there twice, first at $.zones[1].rows[0].seats[0]")]
    [InlineData("\"category\": \"VIP\"", "\"category\": \"V\"",
        "$.zones[1].rows[0].seats[0].category", "there is no category \"V\"")]
    [InlineData("\"seat_number\": \"2\", ", "", "$.zones[1].rows[0].seats[1].seat_number", "is missing")]
    [InlineData("\"seat_number\": \"2\"", "\"seat_number\": 2", "$.zones[1].rows[0].seats[1].seat_number", "is not a text")]
    [InlineData("{\"x\": 26.5, \"y\": 2}", "{\"x\": 26.5}",
        "$.zones[1].rows[0].seats[1].position", "is not an object with numbers x and y")]
    [InlineData("\"row_number\": \"2\", ", "", "$.zones[1].rows[1].row_number", "is missing")]
    [InlineData("\"name\": \"시민회관\", ", "", "$.name", "is missing")]
    [InlineData("{\"name\": \"일반\"}", "{\"name\": \"VIP\"}, {\"name\": \"일반\"}", "$.categories[1]", "category \"VIP\" is there twice")]
    [InlineData("#7300df", "red;}", "$.categories[0]", "color \"red;}\" has a character that no CSS color needs")]
    public void Says_by_json_path_what_is_wrong(string what, string replacement, string where, string problem) =>
        PlanChecks.Pretix(Hall.Replace(what, replacement, StringComparison.Ordinal)).Errors[0]
            .ShouldBe(new PlanError(where, problem));

    [Theory]
    [InlineData("{\"name\":\n\"x\",,}", "line 2", "the text is not valid JSON")]
    [InlineData("[]", "$.name", "is missing")]
    [InlineData("{\"name\":\"a\",\"categories\":{},\"zones\":[]}", "$.categories", "is not an array")]
    [InlineData("{\"name\":\"a\",\"categories\":[],\"zones\":[]}", "$.zones", "the plan has no seats")]
    [InlineData("{\"name\":\"\\ud800\",\"categories\":[],\"zones\":[]}", "$", "a string in the file is not valid UTF-8")]
    [InlineData("{\"name\":\"a\",\"categories\":[3],\"zones\":[]}", "$.categories[0].name", "is missing")]
    public void A_text_that_is_no_plan_is_refused(string json, string where, string problem) =>
        PlanChecks.Pretix(json).Errors[0].ShouldBe(new PlanError(where, problem));

    [Fact]
    public void A_zone_whose_rows_are_no_rows_is_an_error_not_a_crash() =>
        PlanChecks.Pretix("""{"name":"a","categories":[],"zones":[{"position":{"x":0,"y":0},"rows":[7]}]}""")
            .Errors[0].ShouldBe(new PlanError("$.zones[0].rows[0].row_number", "is missing"));
}
