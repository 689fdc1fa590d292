using Microsoft.AspNetCore.Builder;

namespace Ticketing.Api.EntityTags;

/// <summary>Marks an edit whose handler calls <see cref="EntityTag.TryReadIfMatch"/>, for the API document.</summary>
public sealed class IfMatchRequired
{
    internal static readonly IfMatchRequired Instance = new();

    private IfMatchRequired() { }
}

/// <summary>Documents edits.</summary>
public static class IfMatchEndpoints
{
    /// <summary>Tells the API document that the request needs <c>If-Match</c>.</summary>
    public static RouteHandlerBuilder RequireIfMatch(this RouteHandlerBuilder builder) => builder.WithMetadata(IfMatchRequired.Instance);
}
