using System.Text.Json;
using Ticketing.Silo.Storage.Sqlite;

namespace Ticketing.Tests.Faults.Running;

/// <summary>The silo's SQLite file.</summary>
internal sealed class SqliteFaultStore(string folder) : IFaultStore
{
    public string Name => "SQLite";

    public IReadOnlyList<string> Settings => [];

    public IReadOnlyList<JsonElement> Query(string select)
    {
        using var database = Open();
        var statement = database.Statement(select);
        var rows = new List<JsonElement>();
        while (statement.Step()) rows.Add(JsonSerializer.Deserialize<JsonElement>(statement.Columns.Text()));
        return rows;
    }

    public void Execute(string statement)
    {
        using var database = Open();
        database.Execute(statement);
    }

    public void Dispose()
    {
        // Nothing to dispose: each query opens and closes the file.
    }

    private SqliteDatabase Open() => new(Path.Combine(folder, "ticketing.db"));
}
