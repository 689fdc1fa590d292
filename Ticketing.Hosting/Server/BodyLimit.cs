using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;

namespace Ticketing.Hosting.Server;

/// <summary>The largest body an endpoint takes, in bytes; the server stops reading beyond it and answers 413.</summary>
/// <param name="bytes">The limit.</param>
public sealed class BodyLimit(long bytes) : IRequestSizeLimitMetadata
{
    /// <summary>64 KB: no request but an import needs more than a few hundred bytes.</summary>
    public const int Default = 64 * 1024;

    /// <inheritdoc/>
    public long? MaxRequestBodySize { get; } = bytes;
}

/// <summary>Body limits of endpoints.</summary>
public static class BodyLimits
{
    /// <summary>Sets the largest body, in bytes; the innermost call counts.</summary>
    public static TBuilder WithBodyLimit<TBuilder>(this TBuilder builder, long bytes)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new BodyLimit(bytes));
}
