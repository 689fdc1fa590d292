using System.Diagnostics;
using Ticketing.Bench.Checks;
using Ticketing.Bench.Servers;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Contenders;

/// <summary>A server that is measured, with the database servers that it needs.</summary>
/// <param name="server">The process.</param>
/// <param name="databases">The ids of its database servers' processes, whose processor time is its too.</param>
internal abstract class Contender(ServerProcess server, IReadOnlyList<int> databases) : IDisposable
{
    /// <summary>Its name in the tables.</summary>
    public abstract string Name { get; }

    /// <summary>Whether what it answers survives a kill of everything.</summary>
    public abstract bool IsDurable { get; }

    /// <summary>What was written, read behind its back.</summary>
    public abstract IBooks Books { get; }

    /// <summary>The process.</summary>
    public ServerProcess Server => server;

    /// <summary>The processor time that it and its databases have used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            var time = server.ProcessorTime;
            foreach (var id in databases)
            {
                using var database = Process.GetProcessById(id);
                time += database.TotalProcessorTime;
            }

            return time;
        }
    }

    /// <summary>Whether it can play a scenario.</summary>
    public abstract bool Plays(string scenario);

    /// <summary>Builds the hall and lets the buyers in.</summary>
    public abstract Task<World> SetStageAsync(BenchSettings settings);

    /// <inheritdoc/>
    public virtual void Dispose() => server.Dispose();
}
