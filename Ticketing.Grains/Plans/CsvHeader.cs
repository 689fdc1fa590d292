using Ticketing.Grains.Outcomes.Texts;

namespace Ticketing.Grains.Plans;

/// <summary>The columns of a CSV file, by the names in its first line.</summary>
internal sealed class CsvHeader
{
    private static readonly string[] Required = ["zone", "row", "number", "category", "x", "y"];

    private readonly int[] _columns;
    private readonly int _id;
    private readonly int _width;

    private CsvHeader(List<string> names)
    {
        _columns = Array.ConvertAll(Required, names.IndexOf);
        _id = names.IndexOf("id");
        _width = names.FindLastIndex(name => name.Length > 0) + 1;
    }

    /// <summary>Reads the first line.</summary>
    /// <returns>The columns; or the problem.</returns>
    public static (CsvHeader? Header, string? Problem) Read(List<string> fields)
    {
        var names = fields.ConvertAll(field => TypedText.Stored(field).ToLowerInvariant());
        var header = new CsvHeader(names);
        if (Array.IndexOf(header._columns, -1) is >= 0 and var missing)
            return (null, $"the header has no column {PlanText.Quote(Required[missing])}{(names.Count > 1 ? "" : "; columns are separated by comma, semicolon or tab")}");
        var twice = Required.Append("id").FirstOrDefault(name => names.IndexOf(name) != names.LastIndexOf(name));
        return twice is null ? (header, null) : (null, $"the header has the column {PlanText.Quote(twice)} twice");
    }

    /// <summary>
    /// Why a record does not fit to the header; or null. Spreadsheets write separators after the last column, and leave separators of empty
    /// last columns out, so only fields that have a text or must have one count.
    /// </summary>
    public string? Problem(List<string> fields) =>
        fields.Count <= _columns.Max() || fields.Skip(_width).Any(field => !string.IsNullOrWhiteSpace(field))
            ? $"{fields.Count} fields, the header has {_width}"
            : null;

    /// <summary>The fields of a record in the order zone, row, number, category, x, y.</summary>
    public string[] Values(List<string> fields) => Array.ConvertAll(_columns, column => fields[column]);

    /// <summary>The id that the record gives to its seat; null if it gives none.</summary>
    public string? Id(List<string> fields) => _id >= 0 && _id < fields.Count && !TypedText.IsBlank(fields[_id]) ? fields[_id] : null;
}
