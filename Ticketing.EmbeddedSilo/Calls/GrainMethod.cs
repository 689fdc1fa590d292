using System.Linq.Expressions;
using System.Reflection;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Ticketing.EmbeddedSilo.Calls;

/// <summary>One method of a grain interface: its marks, and how a call of it becomes a request.</summary>
internal abstract class GrainMethod(MethodInfo method)
{
    internal MethodInfo Info { get; } = method;

    internal bool IsOneWay { get; } = method.IsDefined(typeof(OneWayAttribute));

    internal bool AlwaysInterleaves { get; } = method.IsDefined(typeof(AlwaysInterleaveAttribute));

    internal bool IsReadOnly { get; } = method.IsDefined(typeof(ReadOnlyAttribute));

    /// <summary>Sends the request and gives what the interface method returns: a task or a value task.</summary>
    internal abstract object Send(GrainReference target, object?[] arguments);

    internal static GrainMethod Create(MethodInfo method)
    {
        var result = method.ReturnType;
        var payload = result == typeof(Task) || result == typeof(ValueTask) ? typeof(Nothing)
            : result.IsGenericType && result.GetGenericTypeDefinition() is var open
                && (open == typeof(Task<>) || open == typeof(ValueTask<>)) ? result.GenericTypeArguments[0]
            : null;
        if (payload is null || method.IsGenericMethodDefinition)
            throw new NotSupportedException(
                $"{method.DeclaringType!.FullName}.{method.Name} must not be generic and must return a Task or a ValueTask.");
        return (GrainMethod)Activator.CreateInstance(
            typeof(GrainMethod<>).MakeGenericType(payload), BindingFlags.Instance | BindingFlags.NonPublic, null, [method], null)!;
    }
}

/// <summary>The result of methods that have none.</summary>
internal readonly struct Nothing;

/// <inheritdoc/>
internal sealed class GrainMethod<T> : GrainMethod
{
    private readonly Func<Task<T>, object> toReturnType;

    internal GrainMethod(MethodInfo method) : base(method)
    {
        Call = CompileCall(method);
        toReturnType = !method.ReturnType.IsValueType ? static task => task
            : method.ReturnType == typeof(ValueTask) ? static task => new ValueTask(task)
            : static task => new ValueTask<T>(task);
    }

    /// <summary>Calls the method on a grain object.</summary>
    internal Func<object, object?[], ValueTask<T>> Call { get; }

    internal override object Send(GrainReference target, object?[] arguments)
    {
        var request = new CallRequest<T>(this, target, arguments);
        target.Gateway.Send(target, request);
        return toReturnType(request.Reply);
    }

    private static Func<object, object?[], ValueTask<T>> CompileCall(MethodInfo method)
    {
        var grain = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object[]));
        var call = Expression.Call(
            Expression.Convert(grain, method.DeclaringType!),
            method,
            method.GetParameters().Select((parameter, index) =>
                Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter.ParameterType)));
        Expression body = method.ReturnType == typeof(ValueTask<T>) ? call
            : method.ReturnType == typeof(Task<T>) ? Expression.New(typeof(ValueTask<T>).GetConstructor([typeof(Task<T>)])!, call)
            : Expression.Convert(
                Expression.Call(typeof(NothingResults), nameof(NothingResults.From), null, call), typeof(ValueTask<T>));
        return Expression.Lambda<Func<object, object?[], ValueTask<T>>>(body, grain, arguments).Compile();
    }
}

/// <summary>Gives methods without a result the shape of those that have one.</summary>
internal static class NothingResults
{
    internal static ValueTask<Nothing> From(Task task) => task.IsCompletedSuccessfully ? default : Wait(task);

    internal static ValueTask<Nothing> From(ValueTask task) => task.IsCompletedSuccessfully ? default : Wait(task.AsTask());

    private static async ValueTask<Nothing> Wait(Task task)
    {
        await task;
        return default;
    }
}
