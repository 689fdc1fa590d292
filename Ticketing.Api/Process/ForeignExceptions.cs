using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Ticketing.Api.Process;

/// <summary>
/// Exceptions that have no serializer of their own, as those of a database driver. Without this rule Orleans cannot send an answer that
/// has one in it, also as an inner exception, and tells the caller of the missing serializer instead of the failure.
/// </summary>
public static class ForeignExceptions
{
    /// <summary>
    /// Lets exceptions of every type cross between processes, as their message, stack trace and inner exceptions. A process that does not
    /// know the type gets an <see cref="UnavailableExceptionFallbackException"/> with the same message.
    /// </summary>
    public static IServiceCollection AddForeignExceptions(this IServiceCollection services) => services
        .Configure<ExceptionSerializationOptions>(static options => options.SupportedExceptionTypeFilter = static _ => true)
        .AddSingleton<ITypeFilter, EveryException>();

    // Orleans by itself takes only types whose names end in "Exception".
    private sealed class EveryException : ITypeFilter
    {
        public bool? IsTypeAllowed(Type type) => typeof(Exception).IsAssignableFrom(type) ? true : null;
    }
}
