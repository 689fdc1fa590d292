using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Shouldly;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Plans.DemoPlans;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Venues;

[Trait("Suite", "Unit")]
public sealed class PlanDocumentTests(ITestOutputHelper output)
{
    private static void ShouldBeTheSame(SeatingPlan copy, SeatingPlan plan)
    {
        copy.Name.ShouldBe(plan.Name);
        copy.Categories.ShouldBe(plan.Categories);
        copy.Zones.ShouldBe(plan.Zones);
        copy.Rows.SequenceEqual(plan.Rows).ShouldBeTrue();
        copy.Runs.SequenceEqual(plan.Runs).ShouldBeTrue();
        copy.Seats().SequenceEqual(plan.Seats()).ShouldBeTrue();
    }

    [Fact]
    public void Plans_come_back_seat_for_seat()
    {
        foreach (var plan in (SeatingPlan[])[DemoPlan.ConcertHall(), DemoPlan.Club(), DemoPlan.Stadium()])
            ShouldBeTheSame(PlanDocument.Read(PlanDocument.Write(plan)).Plan(), plan);
    }

    [Fact]
    public void The_stored_order_of_seats_is_kept_even_where_an_import_would_order_anew()
    {
        const string json = """
            {"v":1,"name":"a","categories":[{"name":"R","color":"red"}],"zones":[{"name":"Z","ga":false}],
             "rows":[{"zone":0,"label":"1","ids":["c","a","b"],"numbers":["3","1","2"],"categories":[0,0,0],"x":[2,0,1],"y":[0,0,0]}]}
            """;
        PlanDocument.Read(Packed(json)).Plan().Seats().Select(s => s[0]).ShouldBe(['c', 'a', 'b']);
    }

    [Fact]
    public void A_plan_that_was_stored_before_a_rule_for_its_texts_keeps_its_names_and_ids()
    {
        const string json = """
            {"v":1,"name":" a\u200b","categories":[{"name":"\u1100\u1161","color":"red"}],"zones":[{"name":"\u3164","ga":false}],
             "rows":[{"zone":0,"label":"\u200b","ids":["\u1100\u1161-1","가-1"],"numbers":["1 ","2"],"categories":[0,0],"x":[0,1],"y":[0,0]}]}
            """;
        var plan = PlanDocument.Read(Packed(json)).Plan();
        plan.Seats().ShouldBe(["\u1100\u1161-1|\u3164|\u200b|1 |\u1100\u1161|0|0", "가-1|\u3164|\u200b|2|\u1100\u1161|1|0"]);
        PlanDocument.Write(PlanDocument.Read(PlanDocument.Write(plan)).Plan()).ShouldBe(PlanDocument.Write(plan));
    }

    [Theory]
    [InlineData("{}", "document")]
    [InlineData("[]", "document")]
    [InlineData("{\"v\":2}", "document.v")]
    [InlineData("{\"v\":1,\"name\":\"a\",\"categories\":[],\"zones\":[],\"rows\":[]}", "document")]
    [InlineData("{\"v\":1,\"name\":\"a\",\"categories\":[],\"zones\":[],\"rows\":[{\"zone\":0,\"label\":\"1\",\"ids\":[\"a\"],\"numbers\":[\"1\"],\"categories\":[0],\"x\":[0],\"y\":[0]}]}", "document.rows[0]")]
    public void A_damaged_document_is_an_error_value(string json, string where) =>
        PlanDocument.Read(Packed(json)).OnlyError().Where.ShouldBe(where);

    [Fact]
    public void Bytes_that_are_no_document_and_bombs_are_refused()
    {
        PlanDocument.Read(new byte[] { 1, 2, 3 }).OnlyError().Where.ShouldBe("document");
        PlanDocument.Read(PlanDocument.Write(DemoPlan.Club()).AsMemory(0, 200)).OnlyError().Where.ShouldBe("document");
        PlanDocument.Read(Packed(new string(' ', PlanLimits.TextBytes + 1))).OnlyError().Problem.ShouldContain("more than");
    }

    [Fact]
    public void Prints_how_long_a_hundred_thousand_seats_take()
    {
        var zones = Enumerable.Range(1, 100).Select(i => new GridZone($"{i}구역", 25, 40, [new(1, 25, "R")])).ToArray();
        for (var round = 0; round < 2; round++)
        {
            var watch = Stopwatch.StartNew();
            var plan = new GridPlan("큰 공연장", [new("R", "red")], zones).Generate().Plan();
            var generated = watch.ElapsedMilliseconds;
            var document = PlanDocument.Write(plan);
            var written = watch.ElapsedMilliseconds;
            PlanDocument.Read(document).Plan().SeatCount.ShouldBe(100_000);
            var read = watch.ElapsedMilliseconds;
            var csv = Encoding.UTF8.GetBytes("id,zone,row,number,category,x,y\n" + string.Concat(plan.Seats().Select(s => s.Replace('|', ',') + "\n")));
            watch.Restart();
            CsvPlan.Import("큰 공연장", csv).Plan().SeatCount.ShouldBe(100_000);
            output.WriteLine(
                $"100,000 seats: generate {generated} ms, write {written - generated} ms ({document.Length:N0} bytes), "
                + $"read {read - written} ms, CSV import {watch.ElapsedMilliseconds} ms");
        }
    }

    private static byte[] Packed(string json)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(Encoding.UTF8.GetBytes(json));
        return packed.ToArray();
    }
}
