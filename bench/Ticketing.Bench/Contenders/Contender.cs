using Ticketing.Bench.Checks;
using Ticketing.Bench.Servers;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Contenders;

/// <summary>A measured server, with the database servers that it needs.</summary>
/// <param name="role">The name under which its processor time is reported.</param>
/// <param name="server">The process.</param>
/// <param name="databases">The database servers, whose processor time counts for this contender.</param>
internal abstract class Contender(string role, ServerProcess server, IReadOnlyList<DatabaseProcess> databases) : IDisposable
{
    /// <summary>The name in the tables.</summary>
    public abstract string Name { get; }

    /// <summary>The rows that the server wrote, read directly from the database.</summary>
    public abstract IBooks Books { get; }

    /// <summary>The process.</summary>
    public ServerProcess Server { get; private set; } = server;

    /// <summary>The processor time that the server and its databases have used so far, by role.</summary>
    public IReadOnlyDictionary<string, TimeSpan> ProcessorTimes
    {
        get
        {
            var times = new Dictionary<string, TimeSpan>(StringComparer.Ordinal) { [role] = Server.ProcessorTime };
            foreach (var database in databases) times.Add(database.Role, ProcessFamily.ProcessorTime(database.Id));
            return times;
        }
    }

    /// <summary>Whether this contender supports a scenario.</summary>
    public abstract bool Plays(string scenario);

    /// <summary>Builds the hall and logs the buyers in.</summary>
    public abstract Task<World> SetStageAsync(BenchSettings settings);

    /// <summary>Kills the process and starts another one on the same data. The new process has no compiled code and nothing in memory.</summary>
    /// <param name="api">The client for preparation; it uses the new process from then on.</param>
    public async Task StartAfreshAsync(AdminApi api)
    {
        Server.Dispose();
        Server = await Server.StartAgainAsync();
        api.MoveTo(Server.Address);
        await LetInAsync();
    }

    /// <inheritdoc/>
    public virtual void Dispose() => Server.Dispose();

    /// <summary>Returns when a new process accepts requests of the preparation.</summary>
    protected virtual Task LetInAsync() => Task.CompletedTask;
}

/// <summary>A database server's process.</summary>
/// <param name="Role">The name under which its processor time is reported.</param>
/// <param name="Id">The process id.</param>
internal sealed record DatabaseProcess(string Role, int Id);
