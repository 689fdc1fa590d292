using System.Globalization;
using System.Net;
using System.Text;

namespace Ticketing.Bench.Reports;

/// <summary>Bars of work per second, one group per scenario, each group with its own scale. The SVG is written by hand, because a library would be larger.</summary>
internal static class Plot
{
    private const int LabelWidth = 260;
    private const int BarWidth = 460;
    private const int RowHeight = 20;
    private const int Width = LabelWidth + BarWidth + 160;

    /// <summary>The plot as SVG.</summary>
    public static string Of(IReadOnlyList<Figure> figures)
    {
        var body = new StringBuilder();
        var y = 10;
        foreach (var group in figures.Where(figure => figure.Phase != "cold").GroupBy(figure => figure.Scenario))
        {
            y += RowHeight;
            Add(body, $"<text x=\"8\" y=\"{y}\" font-weight=\"bold\">{WebUtility.HtmlEncode(group.Key)}, per second</text>");
            // For subjects that took turns, only the rounds are drawn: work at a fixed rate does not compare them.
            var turns = group.Where(figure => Table.IsOfTurns(figure)).ToArray();
            var bars = turns.Length > 0 ? turns : group.ToArray();
            var most = bars.Max(figure => figure.PerSecond);
            foreach (var figure in bars)
            {
                y += RowHeight;
                var width = most > 0 ? BarWidth * figure.PerSecond / most : 0;
                var colour = figure.Subject == "bare" ? "#bbb" : figure.Subject.StartsWith("ours", StringComparison.Ordinal) ? "#2a7" : "#c63";
                Add(body, $"<text x=\"{LabelWidth - 8}\" y=\"{y}\" text-anchor=\"end\">{WebUtility.HtmlEncode($"{figure.Subject} {figure.Size} {(figure.Phase == "closed" ? "" : figure.Phase)}".Trim())}</text>");
                Add(body, $"<rect x=\"{LabelWidth}\" y=\"{y - 12}\" width=\"{width:0.0}\" height=\"14\" fill=\"{colour}\"/>");
                Add(body, $"<text x=\"{LabelWidth + width + 6:0.0}\" y=\"{y}\">{figure.PerSecond:N0} · p99 {figure.Latency.P99:0.0} ms</text>");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{y + RowHeight}\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n{body}</svg>\n");
    }

    private static void Add(StringBuilder body, FormattableString line) => body.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
