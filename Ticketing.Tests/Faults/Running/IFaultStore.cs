using System.Text.Json;

namespace Ticketing.Tests.Faults.Running;

/// <summary>The database of a silo under test, looked at from outside.</summary>
internal interface IFaultStore : IDisposable
{
    /// <summary>What it is called in the report.</summary>
    string Name { get; }

    /// <summary>What the silo's command line needs to use it.</summary>
    IReadOnlyList<string> Settings { get; }

    /// <summary>Rows, each as one JSON array; SQLite and MySQL both have <c>json_array</c>.</summary>
    IReadOnlyList<JsonElement> Query(string select);

    /// <summary>Runs a statement.</summary>
    void Execute(string statement);
}
