using System.Text;

namespace Ticketing.Grains.Plans;

/// <summary>
/// Reads records of separated values as RFC 4180 describes them, with any separator and any of the three line ends, strictly: a wrong quote is an error,
/// and a record that is too large is read no further than its limit. ARCHITECTURE.md says why no library does this.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="dialect">What stands between two fields, and where the header begins.</param>
internal sealed class CsvReader(string text, CsvDialect dialect)
{
    private const int MaxFields = 64;
    private const int MaxFieldLength = 1_000;

    private readonly StringBuilder _quoted = new();
    private int _at = dialect.Start;
    private int _nextLine = 1;

    /// <summary>The fields of the record that was read last; the list is reused.</summary>
    public List<string> Fields { get; } = [];

    /// <summary>Line on which that record begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Why the last read failed, or null at the end of the text.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads the next record that is not an empty line.</summary>
    public bool TryRead()
    {
        while (_at < text.Length && text[_at] is '\r' or '\n')
            SkipLineEnd();
        Fields.Clear();
        Line = _nextLine;
        if (_at >= text.Length)
            return false;
        do
        {
            if (ReadField() is not { } field)
                return false;
            Fields.Add(field);
            if (Fields.Count > MaxFields || field.Length > MaxFieldLength)
                return Fail($"more than {MaxFields} fields, or a field of more than {MaxFieldLength} characters");
        }
        while (TakeSeparator());
        if (_at < text.Length && text[_at] is not ('\r' or '\n'))
            return Fail("a separator or the end of the line is missing after a closing quote");
        SkipLineEnd();
        return true;
    }

    private string? ReadField()
    {
        if (_at < text.Length && text[_at] == '"')
            return ReadQuoted();
        var rest = text.AsSpan(_at);
        var length = rest.IndexOfAny([dialect.Separator, '\r', '\n', '"']);
        if (length < 0)
            length = rest.Length;
        else if (rest[length] == '"')
        {
            Fail("a quote inside a field that does not begin with one");
            return null;
        }
        _at += length;
        return rest[..length].ToString();
    }

    private string? ReadQuoted()
    {
        _quoted.Clear();
        while (true)
        {
            var from = ++_at;
            var close = text.IndexOf('"', from);
            if (close < 0)
            {
                Fail("a quoted field is never closed");
                return null;
            }
            _quoted.Append(text, from, close - from);
            _nextLine += text.AsSpan(from, close - from).Count('\n');
            _at = close + 1;
            if (_at >= text.Length || text[_at] != '"')
                return _quoted.ToString();
            _quoted.Append('"');
        }
    }

    private bool TakeSeparator()
    {
        if (_at >= text.Length || text[_at] != dialect.Separator)
            return false;
        _at++;
        return true;
    }

    private void SkipLineEnd()
    {
        if (_at >= text.Length)
            return;
        _at += text.AsSpan(_at).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1;
        _nextLine++;
    }

    private bool Fail(string problem)
    {
        Problem = problem;
        return false;
    }
}
