using System.Text.Json;

namespace Ticketing.Tests.Faults.Running;

/// <summary>The database of a silo under test, seen from outside.</summary>
internal interface IFaultStore : IDisposable
{
    /// <summary>The name in the report.</summary>
    string Name { get; }

    /// <summary>The silo's settings for this database.</summary>
    IReadOnlyList<string> Settings { get; }

    /// <summary>Reads rows, each as one JSON array; SQLite and MySQL both have <c>json_array</c>.</summary>
    IReadOnlyList<JsonElement> Query(string select);

    /// <summary>Runs a statement.</summary>
    void Execute(string statement);
}
