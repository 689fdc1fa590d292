using Orleans;
using Orleans.Concurrency;

namespace Ticketing.Grains.Operations;

/// <summary>Answers in whichever silo a call reaches first, without directory and database: its answer says that some silo can be reached.</summary>
[Alias("Operations.IEchoGrain")]
public interface IEchoGrain : IGrainWithStringKey
{
    /// <summary>Answers.</summary>
    /// <remarks>Never refused, and throws nothing of its own. A repeat is safe.</remarks>
    [Alias("Answer")]
    Task Answer();
}

/// <summary>Keeps nothing.</summary>
[StatelessWorker, Reentrant]
public sealed class EchoGrain : Grain, IEchoGrain
{
    /// <inheritdoc/>
    public Task Answer() => Task.CompletedTask;
}
