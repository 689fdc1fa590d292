using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.TypeSystem;

namespace Ticketing.Hosting.Cluster;

/// <summary>
/// Exceptions that have no serializer of their own and may be of a library that the other process does not have, as those of a database
/// driver. Orleans by itself cannot send an answer that has one in it, also as an inner exception, and tells the caller of the missing
/// serializer instead of the failure.
/// </summary>
public static class ForeignExceptions
{
    private static readonly string[] KnownEverywhere = ["System", "Microsoft", "Orleans", "Ticketing.Grains"];

    /// <summary>
    /// Lets exceptions of every type cross between processes. Those that not every process knows arrive as
    /// <see cref="UnavailableExceptionFallbackException"/>, with their message, stack trace and inner exceptions.
    /// </summary>
    public static IServiceCollection AddForeignExceptions(this IServiceCollection services) => services
        .Configure<ExceptionSerializationOptions>(static options => options.SupportedExceptionTypeFilter = static _ => true)
        .AddSingleton<ITypeConverter, Names>();

    // A name that the other process cannot resolve would fail there with a TypeLoadException in place of the failure.
    private sealed class Names : ITypeConverter
    {
        private static readonly string Fallback = RuntimeTypeNameFormatter.Format(typeof(UnavailableExceptionFallbackException));

        public bool TryFormat(Type type, out string formatted)
        {
            formatted = Fallback;
            return type.IsAssignableTo(typeof(Exception)) && !IsKnownEverywhere(type);
        }

        public bool TryParse(string formatted, out Type type)
        {
            type = typeof(UnavailableExceptionFallbackException);
            return false;
        }

        private static bool IsKnownEverywhere(Type type) =>
            type.Namespace is { } space && Array.Exists(KnownEverywhere, known => space == known || space.StartsWith(known + '.', StringComparison.Ordinal));
    }
}
