using System.Reflection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>One call, as a filter sees it.</summary>
public interface IGrainCallContext
{
    /// <summary>The grain object that is called.</summary>
    object Grain { get; }

    /// <summary>The calling grain; null when the caller is no grain.</summary>
    GrainId? SourceId { get; }

    /// <summary>The called grain.</summary>
    GrainId TargetId { get; }

    /// <summary>Full name of the called interface.</summary>
    string InterfaceName { get; }

    /// <summary>Name of the called method.</summary>
    string MethodName { get; }

    /// <summary>The method of the interface.</summary>
    MethodInfo InterfaceMethod { get; }

    /// <summary>The result, once <see cref="Invoke"/> has run; may be replaced.</summary>
    object? Result { get; set; }

    /// <summary>Runs the rest of the chain, at its end the grain's method.</summary>
    Task Invoke();
}

/// <summary>One call, seen on the side of the called grain.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext
{
    /// <summary>The called activation.</summary>
    IGrainContext TargetContext { get; }

    /// <summary>The method of the grain class.</summary>
    MethodInfo ImplementationMethod { get; }
}

/// <summary>Runs around every call of every grain of the silo when registered as a service; around its own calls when a grain implements it.</summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Does its work and calls <see cref="IGrainCallContext.Invoke"/> to go on.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}
