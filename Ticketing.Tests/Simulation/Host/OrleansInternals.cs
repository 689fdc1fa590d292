using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>
/// The non-public members of Orleans that the host needs. If a release of Orleans renames one of them, every simulation test fails at its
/// first step.
/// </summary>
internal static class OrleansInternals
{
    private delegate void Enter(IGrainContext? context, out IGrainContext? outer);

    private delegate void Leave(IGrainContext? outer);

    private static readonly Enter EnterContext = Method<Enter>("SetExecutionContext");

    private static readonly Leave LeaveContext = Method<Leave>("ResetExecutionContext");

    /// <summary>Makes the context the current one of this thread; a grain's base class takes its context from here.</summary>
    public static IGrainContext? Run(IGrainContext? context)
    {
        EnterContext(context, out var outer);
        return outer;
    }

    /// <summary>Makes the earlier context the current one again.</summary>
    public static void Return(IGrainContext? outer) => LeaveContext(outer);

    /// <summary>The exception that a caller sees when the runtime refuses a message.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern OrleansMessageRejectionException Rejection(string message);

    /// <summary>Whether the conflict is still in the activation where it happened, which it has not ended yet.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_IsSourceActivation")]
    public static extern bool IsOfSource(InconsistentStateException conflict);

    /// <summary>Marks a conflict, so that it ends no other activation on its way to the caller.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_IsSourceActivation")]
    public static extern void SetOfSource(InconsistentStateException conflict, bool value);

    private static T Method<T>(string name)
        where T : Delegate =>
        typeof(Grain).Assembly.GetType("Orleans.Runtime.RuntimeContext", throwOnError: true)!
            .GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!
            .CreateDelegate<T>();
}
