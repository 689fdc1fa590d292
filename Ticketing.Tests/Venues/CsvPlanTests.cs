using System.Text;
using Shouldly;
using Ticketing.Grains.Plans;
using Xunit;

namespace Ticketing.Tests.Venues;

[Trait("Suite", "Unit")]
public sealed class CsvPlanTests
{
    private const string Header = "zone,row,number,category,x,y,id\n";

    [Fact]
    public void Reads_korean_quoted_and_escaped_fields_in_the_order_of_zones_and_rows()
    {
        var plan = PlanChecks.Csv(Header
            + "\"1층, A구역\",가열,1,\"VIP \"\"특\"\"\",0,0,가-1\r\n"
            + "2층,1,1,A,0.5,-9.25,\r\n"
            + "\r\n"
            + "\"1층, A구역\",가열,2,\"VIP \"\"특\"\"\",1,0,가-2").Plan();

        plan.Seats().ShouldBe([
            "가-1|1층, A구역|가열|1|VIP \"특\"|0|0",
            "가-2|1층, A구역|가열|2|VIP \"특\"|1|0",
            "2층-1-1|2층|1|1|A|0.5|-9.25",
        ]);
        plan.Zones.ShouldBe([new PlanZone("1층, A구역", false, 2, 0), new PlanZone("2층", false, 1, 2)]);
    }

    [Fact]
    public void A_byte_order_mark_and_any_column_order_change_nothing()
    {
        var text = "Y,X,note,category,number,row,zone\n2,1,창가,R,7,3,홀\n";
        byte[] marked = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
        CsvPlan.Import("홀", marked).Plan().Seats().ShouldBe(["홀-3-7|홀|3|7|R|1|2"]);
    }

    [Fact]
    public void A_line_break_in_quotes_counts_for_the_line_numbers_of_errors()
    {
        PlanChecks.Csv("zone,row,number,category,x,y,note\nA,1,1,R,0,0,\"two\nlines\"\nA,1,2,R,x,0,\n")
            .OnlyError().ShouldBe(new PlanError("line 4", "x is \"x\", not a number"));
    }

    [Theory]
    [InlineData("", "line 1", "the file is empty")]
    [InlineData("zone,row,number,category,x\n", "line 1", "the header has no column \"y\"")]
    [InlineData(Header, "file", "the file has no seats")]
    [InlineData(Header + "A,1,1,R,0\n", "line 2", "5 fields, the header has 7")]
    [InlineData(Header + "A,1,1,R,0,NaN,a\n", "line 2", "position (0, NaN) is not within ±1000000")]
    [InlineData(Header + "A,1,1,R,0,0,a/b\n", "line 2", "seat id \"a/b\" has a character other than letters, digits, '-', '_' and '.'")]
    [InlineData(Header + "A,1,1,R,0,0,a\nA,1,2,R,1,0,a\n", "line 3", "seat id \"a\" is there twice, first at line 2")]
    [InlineData(Header + "A,,1,R,0,0,a\n", "line 2", "row is empty")]
    [InlineData(Header + "A,1,,R,0,0,a\n", "line 2", "seat number is empty")]
    [InlineData(Header + " ,1,1,R,0,0,a\n", "line 2", "zone name is empty")]
    [InlineData(Header + "A,1,1,,0,0,a\n", "line 2", "category name is empty")]
    [InlineData(Header + "A,1,1,R,0,0,\"a\n", "line 2", "a quoted field is never closed")]
    [InlineData(Header + "A,1,1,R,0,0,\"a\"b\n", "line 2", "a separator or the end of the line is missing after a closing quote")]
    [InlineData(Header + "A,1,1,R,0,0,a\"b\n", "line 2", "a quote inside a field that does not begin with one")]
    public void Says_where_and_what_is_wrong(string text, string where, string problem) =>
        PlanChecks.Csv(text).OnlyError().ShouldBe(new PlanError(where, problem));

    [Fact]
    public void A_line_without_an_end_is_read_no_further_than_a_record_may_go()
    {
        const string tooLarge = "more than 64 fields, or a field of more than 1000 characters";
        PlanChecks.Csv(Header + new string(',', 1_000_000)).OnlyError().ShouldBe(new PlanError("line 2", tooLarge));
        PlanChecks.Csv($"{Header}A,1,1,R,0,0,{new string('a', 1_001)}\n").OnlyError().ShouldBe(new PlanError("line 2", tooLarge));
        PlanChecks.Csv($"{Header}A,1,1,R,0,0,\"{new string('a', 1_001)}\"\n").OnlyError().ShouldBe(new PlanError("line 2", tooLarge));
    }

    [Fact]
    public void Text_in_another_encoding_is_refused_with_its_line()
    {
        byte[] cp949 = [.. Encoding.UTF8.GetBytes(Header + "A,1,1,R,0,0,a\n"), 0xB0, 0xA1, (byte)','];
        CsvPlan.Import("홀", cp949).OnlyError().Where.ShouldBe("line 3");
    }

    [Fact]
    public void A_cause_that_repeats_is_told_once_with_two_places_and_a_count()
    {
        var lines = string.Concat(Enumerable.Range(0, 50).Select(i => $"A,1,1,R,x{i},0,a\n"));
        PlanChecks.Csv(Header + lines).OnlyError().ShouldBe(new PlanError("line 2, line 3 and 48 more", "x is \"x0\", not a number"));
    }

    [Fact]
    public void Stops_after_twenty_errors()
    {
        var errors = new PlanErrors();
        for (var cause = 1; cause <= PlanLimits.Errors + 5; cause++)
        {
            errors.Full.ShouldBe(cause > PlanLimits.Errors);
            errors.Check($"line {cause}", new string('a', cause));
        }
        errors.All.Count.ShouldBe(PlanLimits.Errors);
        errors.All[^1].Where.ShouldBe("line 20");
    }

    [Fact]
    public void Refuses_one_seat_more_than_a_plan_may_have()
    {
        var text = new StringBuilder(Header);
        for (var i = 1; i <= PlanLimits.Seats; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"A,{i / 100},{i},R,{i % 100},{i / 100},s{i}\n");
        PlanChecks.Csv(text.ToString()).Plan().SeatCount.ShouldBe(PlanLimits.Seats);
        PlanChecks.Csv(text.Append("A,1,0,R,0,0,more\n").ToString()).OnlyError()
            .ShouldBe(new PlanError($"line {PlanLimits.Seats + 2}", "a plan has at most 150000 seats"));
    }

    [Fact]
    public void Refuses_too_many_zones_categories_and_bytes()
    {
        string Lines(int count, Func<int, string> line) => Header + string.Concat(Enumerable.Range(0, count).Select(line));
        PlanChecks.Csv(Lines(501, i => $"Z{i},1,1,R,0,0,s{i}\n")).OnlyError()
            .ShouldBe(new PlanError("line 502", "a plan has at most 500 zones"));
        PlanChecks.Csv(Lines(101, i => $"Z,1,{i},C{i},0,0,s{i}\n")).OnlyError()
            .ShouldBe(new PlanError("line 102", "a plan has at most 100 categories"));
        CsvPlan.Import("홀", new byte[PlanLimits.TextBytes + 1]).OnlyError().Where.ShouldBe("file");
        CsvPlan.Import(new string('홀', 201), Array.Empty<byte>()).OnlyError()
            .ShouldBe(new PlanError("name", "name has 201 characters, allowed are 200"));
    }
}
