using System.Data.Common;
using System.Text.Json;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>Reads the values of a result's current row in order.</summary>
internal sealed class MySqlColumns : ValueReader
{
    private DbDataReader? _row;
    private int _read;

    /// <summary>Gives the current row to a query. When the row cannot be read, only that query fails.</summary>
    public void Give(DbDataReader row, PendingRead to)
    {
        (_row, _read) = (row, 0);
        try
        {
            to.Add(this);
        }
        catch (Exception failure) when (failure is InvalidDataException or FormatException or OverflowException or InvalidCastException or JsonException)
        {
            to.Fail(failure);
        }
    }

    /// <inheritdoc/>
    public override string Text() => _row!.GetString(_read++);

    /// <inheritdoc/>
    public override long Integer() => _row!.GetInt64(_read++);

    /// <inheritdoc/>
    public override Guid Id()
    {
        var text = Text();
        return Guid.TryParseExact(text, "N", out var id) ? id : throw NotAnId(text);
    }

    /// <inheritdoc/>
    public override byte[] Bytes() => (byte[])_row!.GetValue(_read++);

    /// <inheritdoc/>
    protected override bool SkipNull()
    {
        var isNull = _row!.IsDBNull(_read);
        if (isNull) _read++;
        return isNull;
    }
}
