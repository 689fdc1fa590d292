using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ticketing.Bench.Reports;

/// <summary>A report on disk: everything as JSON, the tables as Markdown, and a plot.</summary>
internal static class ReportFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the three files of a report.</summary>
    /// <returns>The path of the Markdown file.</returns>
    public static string Write(Report report, string command, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Folder, "bench", "reports")).FullName;
        File.WriteAllText(Path.Combine(folder, $"{name}.json"), JsonSerializer.Serialize(new { command, report.Facts, report.Remarks, report.Figures }, Options) + "\n");
        File.WriteAllText(Path.Combine(folder, $"{name}.svg"), Plot.Of(report.Figures));
        var page = Path.Combine(folder, $"{name}.md");
        File.WriteAllLines(page,
        [
            $"# `{command}`", "", .. report.Facts.Select(fact => $"- {fact}"), "", $"![work per second]({name}.svg)", "",
            .. Table.Summary(report.Figures), "",
            .. Table.Latencies(report.Figures), "",
            .. Table.Lines(report.Figures), "", .. report.Remarks.Select(remark => $"- {remark}"),
        ]);
        return page;
    }
}
