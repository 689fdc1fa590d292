using System.Diagnostics;
using Ticketing.Bench.Checks;
using Ticketing.Bench.Servers;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Contenders;

/// <summary>A server that is measured, with the database servers that it needs.</summary>
/// <param name="role">What its process is called beside its processor time.</param>
/// <param name="server">The process.</param>
/// <param name="databases">Its database servers, whose processor time is its too.</param>
internal abstract class Contender(string role, ServerProcess server, IReadOnlyList<DatabaseProcess> databases) : IDisposable
{
    /// <summary>Its name in the tables.</summary>
    public abstract string Name { get; }

    /// <summary>What was written, read behind its back.</summary>
    public abstract IBooks Books { get; }

    /// <summary>The process.</summary>
    public ServerProcess Server { get; private set; } = server;

    /// <summary>The processor time that it and its databases have used, by role.</summary>
    public IReadOnlyDictionary<string, TimeSpan> ProcessorTimes
    {
        get
        {
            var times = new Dictionary<string, TimeSpan>(StringComparer.Ordinal) { [role] = Server.ProcessorTime };
            foreach (var database in databases)
            {
                using var process = Process.GetProcessById(database.Id);
                times.Add(database.Role, process.TotalProcessorTime);
            }

            return times;
        }
    }

    /// <summary>Whether it can play a scenario.</summary>
    public abstract bool Plays(string scenario);

    /// <summary>Builds the hall and lets the buyers in.</summary>
    public abstract Task<World> SetStageAsync(BenchSettings settings);

    /// <summary>Kills its process and starts another one on the same data, which has compiled and remembers nothing.</summary>
    /// <param name="api">For setting up; goes to the new process from then on.</param>
    public async Task StartAfreshAsync(AdminApi api)
    {
        Server.Dispose();
        Server = await Server.StartAgainAsync();
        api.MoveTo(Server.Address);
        await LetInAsync();
    }

    /// <inheritdoc/>
    public virtual void Dispose() => Server.Dispose();

    /// <summary>Returns when a new process does what it is asked.</summary>
    protected virtual Task LetInAsync() => Task.CompletedTask;
}

/// <summary>A database server's process.</summary>
/// <param name="Role">What it is called.</param>
/// <param name="Id">Its id at the operating system.</param>
internal sealed record DatabaseProcess(string Role, int Id);
