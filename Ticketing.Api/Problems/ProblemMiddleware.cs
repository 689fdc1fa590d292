using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Serialization;
using Ticketing.Api.Json;
using Ticketing.Grains.Storage;

namespace Ticketing.Api.Problems;

/// <summary>
/// The outermost piece of the pipeline. An exception, or an error status without a body, is answered as an entry of the catalogue.
/// The text of an exception goes to the log only.
/// </summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    private const int MaxPathLength = 100;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (HasGone(exception, context))
        {
            return; // There is nobody to answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await ProblemOf(exception, context).ExecuteAsync(context);
            return;
        }
        var response = context.Response;
        if (response.StatusCode >= 400 && response.ContentType is null && !response.HasStarted)
            await BareProblem(response.StatusCode, context).ExecuteAsync(context);
    }

    // A read of the body may fail with the reset of its connection a moment before the request is announced as aborted.
    private static bool HasGone(Exception exception, HttpContext context) =>
        exception is ConnectionResetException
        || (context.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException);

    private static ProblemResult BareProblem(int status, HttpContext context)
    {
        var kind = ProblemCatalogue.OfBareStatus(status);
        return kind.With($"{context.Request.Method} on this address: {kind.Title}");
    }

    private ProblemResult ProblemOf(Exception exception, HttpContext context)
    {
        switch (exception)
        {
            case RequestRefusedException refused:
                return refused.Problem;
            case BadHttpRequestException { InnerException: JsonException json }:
                return NotJson(json);
            case JsonException json:
                return NotJson(json);
            case BadHttpRequestException { StatusCode: 400 } when BodyMustBeMeant(context):
                return ProblemCatalogue.InvalidJson.With("The body is missing or null.");
            case BadHttpRequestException { StatusCode: 400 }:
                return ProblemCatalogue.ValidationFailed.With("A path, query or header value or the body is missing, or has the wrong type.");
            case BadHttpRequestException bad:
                return BareProblem(bad.StatusCode, context);
            case StoreUnavailableException:
                LogUnavailable(exception, context.Request.Method, context.Request.Path);
                return Unavailable(context.Request.Method);
            case CommitOutcomeUnknownException or OrleansException or TimeoutException or OperationCanceledException or ObjectDisposedException:
            // Orleans stores its stream subscriptions with the database driver directly, so they fail with the driver's exceptions. A process that
            // does not have the driver receives such an exception as an UnavailableExceptionFallbackException.
            case DbException or UnavailableExceptionFallbackException:
                LogUnknown(exception, context.Request.Method, context.Request.Path);
                return Unknown(context.Request.Method);
            default:
                LogFailure(exception, context.Request.Method, context.Request.Path);
                return new ProblemResult(ProblemCatalogue.InternalError, "The failure is in the server's log under the trace id.")
                {
                    TraceId = Activity.Current?.Id ?? context.TraceIdentifier,
                };
        }
    }

    // Only the exception's text says which parameter could not be bound. So the body is blamed when the request has none, or has no path or
    // query values that could be the cause.
    private static bool BodyMustBeMeant(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not null
        && (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }
            || (context.Request.RouteValues.Count == 0 && context.Request.Query.Count == 0));

    private static ProblemResult NotJson(JsonException json)
    {
        // The path is a position in the caller's own document, so it gives nothing away.
        var place = json is NullElementException { Element: var element } ? $"{json.Path}.{element}" : json.Path;
        var path = place is { Length: > 0 and <= MaxPathLength } where ? $" at {where}" : "";
        return ProblemCatalogue.InvalidJson.With($"The body is not the JSON this request takes{path}.");
    }

    // A request of several steps may have done some of them before the store became unavailable.
    private static ProblemResult Unavailable(string method) => ProblemCatalogue.Unavailable.With(IsRead(method)
        ? "Nothing was changed; ask again."
        : "The step that failed changed nothing; steps before it may have been done. Repeat the request with the same Idempotency-Key.");

    // When a grain does not answer, or ends with its process, the outcome of a change is unknown.
    private static ProblemResult Unknown(string method) => IsRead(method)
        ? Unavailable(method)
        : ProblemCatalogue.OutcomeUnknown.With("Repeat the request with the same Idempotency-Key, or read the resource.");

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private partial void LogFailure(Exception exception, string method, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path}: the store is not available")]
    private partial void LogUnavailable(Exception exception, string method, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path}: the outcome is unknown")]
    private partial void LogUnknown(Exception exception, string method, string path);
}
