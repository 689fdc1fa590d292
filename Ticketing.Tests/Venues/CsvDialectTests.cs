using System.Text;
using Shouldly;
using Ticketing.Grains.Plans;
using Xunit;

namespace Ticketing.Tests.Venues;

/// <summary>CSV as spreadsheets write it.</summary>
[Trait("Suite", "Unit")]
public sealed class CsvDialectTests
{
    private const string Header = "zone,row,number,category,x,y\n";

    [Theory]
    [InlineData("zone;row;number;category;x;y\r\nA;1;2;S;1,5;-0,25\r\n")]
    [InlineData("zone\trow\tnumber\tcategory\tx\ty\nA\t1\t2\tS\t1,5\t-0,25\n")]
    [InlineData("sep=;\r\nzone;row;number;category;x;y\r\nA;1;2;S;1.5;-0.25\r\n")]
    [InlineData("\"sep=\t\"\nzone\trow\tnumber\tcategory\tx\ty\nA\t1\t2\tS\t1.5\t-0,25")]
    [InlineData("sep=,\nzone,row,number,category,x,y\nA,1,2,S,\"1.5\",-0.25")]
    [InlineData("\"zone\";\"row\";\"number\";\"category\";\"x\";\"y\"\n\"A\";\"1\";\"2\";\"S\";\"1,5\";\"-0,25\"\n")]
    [InlineData("\uFEFFzone,row,number,category,x,y,,\r\nA,1,2,S,1.5,-0.25,,\r\n,,,,,,,\r\n,,,,,\r\n")]
    [InlineData("\uFEFFsep=;\nzone;row;number;category;x;y\n A ; 1;2 ;S;1,5;-0,25;;\n;;;;;\n \n")]
    [InlineData("zone;note, with commas;row;number;category;x;y\nA;,,,,;1;2;S;1,5;-0,25")]
    public void Every_dialect_gives_the_same_seat(string text) => PlanChecks.Csv(text).Plan().Seats().ShouldBe(["A-1-2|A|1|2|S|1.5|-0.25"]);

    [Fact]
    public void The_first_line_of_a_spreadsheet_counts_for_the_line_numbers_of_errors() =>
        PlanChecks.Csv("sep=;\nzone;row;number;category;x;y\nA;1;1;S;x;0\n").OnlyError().ShouldBe(new PlanError("line 3", "x is \"x\", not a number"));

    [Fact]
    public void A_separator_that_stays_unknown_is_the_cause_that_is_told() =>
        PlanChecks.Csv("zone|row|number|category|x|y\nA|1|1|S|0|0\n").OnlyError()
            .ShouldBe(new PlanError("line 1", "the header has no column \"zone\"; columns are separated by comma, semicolon or tab"));

    [Fact]
    public void A_column_that_is_there_twice_is_told() =>
        PlanChecks.Csv("zone,row,number,category,x,y,row\nA,1,1,S,0,0,2\n").OnlyError().ShouldBe(new PlanError("line 1", "the header has the column \"row\" twice"));

    [Fact]
    public void A_text_after_the_last_column_is_an_error_and_not_left_out() =>
        PlanChecks.Csv(Header + "A,1,1,S,0,0,,more\n").OnlyError().ShouldBe(new PlanError("line 2", "8 fields, the header has 6"));

    [Fact]
    public void The_format_of_a_file_that_is_no_UTF_8_is_named()
    {
        const string utf16 = "the file is UTF-16 (\"Unicode text\"); save it as \"CSV UTF-8\"";
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            CsvPlan.Import("홀", encoding.GetBytes(Header)).OnlyError().ShouldBe(new PlanError("file", utf16));
            CsvPlan.Import("홀", (byte[])[.. encoding.Preamble, .. encoding.GetBytes("구역")]).OnlyError().ShouldBe(new PlanError("file", utf16));
        }
        CsvPlan.Import("홀", "PK\x3\x4…"u8.ToArray()).OnlyError().Problem.ShouldBe("the file is an Excel workbook (XLSX); save it as \"CSV UTF-8\"");
        byte[] eucKr = [.. Encoding.UTF8.GetBytes(Header), 0xB0, 0xA1, .. ",1,1,S,0,0\n"u8];
        CsvPlan.Import("홀", eucKr).OnlyError().ShouldBe(
            new PlanError("line 2", "the text is not UTF-8; Korean spreadsheets often save EUC-KR (CP949); save the file as \"CSV UTF-8\""));
    }
}
