using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>
/// The three things of Orleans that the host needs and that are not public. A release that renames one fails every simulation test at
/// its first step.
/// </summary>
internal static class OrleansInternals
{
    private delegate void Enter(IGrainContext? context, out IGrainContext? outer);

    private delegate void Leave(IGrainContext? outer);

    private static readonly Enter EnterContext = Method<Enter>("SetExecutionContext");

    private static readonly Leave LeaveContext = Method<Leave>("ResetExecutionContext");

    /// <summary>Makes the context the one whose code runs on this thread; a grain's base class takes its own from here.</summary>
    public static IGrainContext? Run(IGrainContext? context)
    {
        EnterContext(context, out var outer);
        return outer;
    }

    /// <summary>Gives the thread back to the context that had it before.</summary>
    public static void Return(IGrainContext? outer) => LeaveContext(outer);

    /// <summary>The refusal of a message by the runtime, as a caller sees it.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern OrleansMessageRejectionException Rejection(string message);

    /// <summary>Whether a conflict has not ended the activation yet that it happened in.</summary>
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
