namespace Ticketing.Silo.Storage.Mapping;

/// <summary>
/// The writing statements of a table. All of them number their parameters alike (the columns in order, the version last),
/// so one binder serves them. Each is conditional, and one that changes no row is a conflict that left nothing behind.
/// </summary>
internal sealed class TableStatements
{
    /// <summary>Generates the texts.</summary>
    public TableStatements(Table table)
    {
        var columns = table.Columns.Select((column, index) => (column.Name, column.IsKey, Parameter: $"?{index + 1}")).ToList();
        var version = $"?{columns.Count + 1}";
        var key = string.Join(" AND ", columns.Where(column => column.IsKey).Select(column => $"{column.Name} = {column.Parameter}"));
        var values = columns.Where(column => !column.IsKey).Select(column => $"{column.Name} = {column.Parameter}").Append($"version = {version}");

        Columns = string.Join(", ", columns.Select(column => column.Name).Append("version"));
        KeyColumns = string.Join(", ", columns.Where(column => column.IsKey).Select(column => column.Name));
        Insert = $"INSERT INTO {table.Name} ({Columns}) VALUES ({string.Join(", ", columns.Select(column => column.Parameter).Append(version))}) ON CONFLICT DO NOTHING";
        UpdateAnyVersion = $"UPDATE {table.Name} SET {string.Join(", ", values)} WHERE {key}";
        Update = $"{UpdateAnyVersion} AND version = {version} - 1";
        Delete = $"DELETE FROM {table.Name} WHERE {key} AND version = {version}";
    }

    /// <summary>All columns, the version last.</summary>
    public string Columns { get; }

    /// <summary>The primary key's columns.</summary>
    public string KeyColumns { get; }

    /// <summary>Inserts unless any unique key is taken.</summary>
    public string Insert { get; }

    /// <summary>Updates the row of the version before.</summary>
    public string Update { get; }

    /// <summary>Updates whatever is there. Only for the test that shows what the version is for.</summary>
    public string UpdateAnyVersion { get; }

    /// <summary>Deletes the row of this version.</summary>
    public string Delete { get; }
}
