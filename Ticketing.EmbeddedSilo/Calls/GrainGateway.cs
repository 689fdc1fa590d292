using Orleans;
using Orleans.Runtime;
using Ticketing.EmbeddedSilo.Copying;

namespace Ticketing.EmbeddedSilo.Calls;

/// <summary>Makes references and takes the requests that calls on them become.</summary>
internal abstract class GrainGateway(GrainCatalog catalog, MessageCopier? copier, TaskCreationOptions completion) : IClusterClient
{
    public abstract IServiceProvider ServiceProvider { get; }

    /// <summary>Set in strict mode: everything that travels is copied.</summary>
    internal MessageCopier? Copier { get; } = copier;

    /// <summary>How the tasks that callers await are completed.</summary>
    internal TaskCreationOptions Completion { get; } = completion;

    protected GrainCatalog Catalog { get; } = catalog;

    /// <summary>Hands over a request; every failure is reported through the request.</summary>
    internal abstract void Send(GrainReference target, Request request);

    /// <summary>Carries an answer back to the caller.</summary>
    internal abstract void Answer(Request request, Action arrive);

    /// <summary>False when answers have a way to travel, and must be handed to <see cref="Answer"/>.</summary>
    internal abstract bool AnswersAtOnce { get; }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        var grainInterface = GrainInterface<TGrainInterface>.Instance;
        var grainClass = Catalog.Implementing(grainInterface.Type, grainClassNamePrefix);
        return (TGrainInterface)(object)grainInterface.Prototype.Bind(grainInterface, grainClass, this, primaryKey);
    }

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(grainPrimaryKey);
        return (IGrain)Reference(grainInterfaceType, Catalog.Implementing(grainInterfaceType, null), grainPrimaryKey);
    }

    internal object Reference(Type interfaceType, GrainClass grainClass, string key)
    {
        var grainInterface = GrainInterface.For(interfaceType);
        return grainInterface.Prototype.Bind(grainInterface, grainClass, this, key);
    }
}
