using System.Buffers;
using System.Globalization;
using System.Text;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>
/// Writes values as SQL literals, separated by commas. A batch is one text of thousands of values, and a driver that looks up every
/// parameter by name would take longer than the server. SQL injection is impossible, whatever the server's SQL mode: text with other
/// characters than plain letters, digits and a few harmless signs is written as hex digits.
/// </summary>
internal sealed class MySqlLiterals : ValueWriter
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:/@+= ,");

    private readonly StringBuilder _text = new();
    private readonly List<int> _ends = [];
    // The first values as text. A key consists of at most these.
    private readonly string[] _values = ["", "", ""];

    /// <summary>The number of literals so far.</summary>
    public int Count => _ends.Count;

    /// <summary>The number of characters so far. All are ASCII, so this is also the number of bytes.</summary>
    public int Length => _text.Length;

    /// <summary>Starts again.</summary>
    public void Clear()
    {
        _text.Clear();
        _ends.Clear();
    }

    /// <summary>All literals, with commas.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>The first literals, with commas.</summary>
    public string First(int count) => count == 0 ? "" : _text.ToString(0, _ends[count - 1]);

    /// <summary>Appends the first literals to a text.</summary>
    public void AppendFirst(int count, StringBuilder to) => to.Append(_text, 0, _ends[count - 1]);

    /// <summary>One literal, without commas.</summary>
    public string At(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1] + 1;
        return _text.ToString(start, _ends[index] - start);
    }

    /// <summary>The first values as text, in the form in which the server returns them.</summary>
    public RowKey Key(int parts) => new(_values[0], parts > 1 ? _values[1] : "", parts > 2 ? _values[2] : "");

    /// <inheritdoc/>
    public override void Text(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        Begin();
        if (value.AsSpan().ContainsAnyExcept(Plain))
        {
            var bytes = Utf8.GetBytes(value);
            _text.Append("_utf8mb4 X'").Append(Convert.ToHexString(bytes)).Append('\'');
        }
        else
        {
            _text.Append('\'').Append(value).Append('\'');
        }

        End(value);
    }

    /// <inheritdoc/>
    public override void Integer(long value)
    {
        Begin();
        _text.Append(CultureInfo.InvariantCulture, $"{value}");
        End(Count < _values.Length ? value.ToString(CultureInfo.InvariantCulture) : "");
    }

    /// <inheritdoc/>
    public override void Id(Guid? value) => Text(value?.ToString("N"));

    /// <inheritdoc/>
    public override void Bytes(ReadOnlySpan<byte> value)
    {
        Begin();
        _text.Append("X'").Append(Convert.ToHexString(value)).Append('\'');
        End("");
    }

    /// <inheritdoc/>
    protected override void Null()
    {
        Begin();
        _text.Append("NULL");
        End("");
    }

    private void Begin()
    {
        if (_ends.Count > 0) _text.Append(',');
    }

    private void End(string value)
    {
        if (Count < _values.Length) _values[Count] = value;
        _ends.Add(_text.Length);
    }
}
