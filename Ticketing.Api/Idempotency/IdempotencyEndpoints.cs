using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Api.Accounts;
using Ticketing.Api.Problems;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Hosting.Server;

namespace Ticketing.Api.Idempotency;

/// <summary>
/// <c>Idempotency-Key</c> on requests that change money or seats (draft-ietf-httpapi-idempotency-key-header).
/// This class only reads the key and computes the fingerprint. The grain that makes the effect records the answer in the same commit.
/// </summary>
public static class IdempotencyEndpoints
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The most characters of a key.</summary>
    public const int MaxKeyLength = 64;

    /// <summary>
    /// Makes the header mandatory for an endpoint that also requires a logged-in caller. The answer is 400 when the header is missing or
    /// malformed, and 409 while this process still works on a request of the same caller with the same key. The handler takes an
    /// <see cref="IdempotentRequest"/>.
    /// </summary>
    public static RouteHandlerBuilder RequireIdempotencyKey(this RouteHandlerBuilder builder) => builder.WithMetadata(IdempotencyKeyRequired.Instance).Read(isRequired: true);

    /// <summary>
    /// Lets a caller send the header: with it the endpoint is as with <see cref="RequireIdempotencyKey"/>, and without it no request is a
    /// repeat of another one, and the handler finds no <see cref="IdempotentRequest"/>.
    /// </summary>
    public static RouteHandlerBuilder TakeIdempotencyKey(this RouteHandlerBuilder builder) => builder.WithMetadata(IdempotencyKeyTaken.Instance).Read(isRequired: false);

    private static RouteHandlerBuilder Read(this RouteHandlerBuilder builder, bool isRequired)
    {
        // The check wraps the request delegate. A filter would run after the body is parsed, but the fingerprint needs the body's bytes.
        builder.Add(endpoint =>
        {
            var running = endpoint.ApplicationServices.GetRequiredService<RunningRequests>();
            var handler = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context =>
                isRequired || context.Request.Headers.ContainsKey(Header) ? RunAsync(context, running, handler) : handler(context);
        });
        return builder;
    }

    private static async Task RunAsync(HttpContext context, RunningRequests running, RequestDelegate handler)
    {
        var header = context.Request.Headers[Header];
        var refused = CheckKey(header.Count, header.ToString());
        if (refused is null && Caller.Of(context) is { } caller)
            refused = await RunOnceAsync(context, running, handler, caller, header.ToString());
        else
            refused ??= ProblemCatalogue.Unauthenticated.With("Log in first.");
        if (refused is not null)
            await refused.ExecuteAsync(context);
    }

    private static async Task<ProblemResult?> RunOnceAsync(
        HttpContext context, RunningRequests running, RequestDelegate handler, Caller caller, string key)
    {
        var start = running.TryStart(caller.User, key);
        if (start == RunningRequests.Start.Full)
            return ProblemCatalogue.Of(RefusalCode.Overloaded).With("Too many requests are running.");
        if (start == RunningRequests.Start.AlreadyRunning)
            return ProblemCatalogue.RequestRunning.With("A request with this Idempotency-Key is still running; ask again for its answer.");
        try
        {
            var fingerprint = await ReadFingerprintAsync(context);
            if (fingerprint is null)
                return ProblemCatalogue.BodyTooLarge.With("The body is too large.");
            context.Features.Set(new IdempotentRequest(caller, new RequestKey(key, fingerprint)));
            await handler(context);
            return null;
        }
        finally
        {
            running.End(caller.User, key);
        }
    }

    private static ProblemResult? CheckKey(int count, string key)
    {
        if (count == 0 || key.Length == 0)
            return ProblemCatalogue.IdempotencyKeyMissing.With($"Send {Header} with a value of your own, new for each purchase step.");
        return count == 1 && key.Length <= MaxKeyLength && !key.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? null
            : ProblemCatalogue.IdempotencyKeyInvalid.With($"{Header} is one value of 1 to {MaxKeyLength} visible ASCII characters.");
    }

    /// <summary>Reads the whole body without consuming it, because the handler's binding reads it again. Null when the body is too large.</summary>
    private static async ValueTask<string?> ReadFingerprintAsync(HttpContext context)
    {
        var limit = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? BodyLimit.Default;
        var reader = context.Request.BodyReader;
        while (true)
        {
            // Without a token: a pipe whose read was cancelled counts as being read for ever, and Kestrel would end the connection with a warning about
            // it. The read ends by itself when the connection does, or when the body comes too slowly.
            var read = await reader.ReadAsync();
            if (read.Buffer.Length > Math.Min(limit, BodyLimit.Default))
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }
            if (read.IsCompleted)
            {
                var fingerprint = Fingerprint.Of(context.Request, read.Buffer);
                reader.AdvanceTo(read.Buffer.Start);
                return fingerprint;
            }
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}

/// <summary>Marks an endpoint whose requests need an Idempotency-Key.</summary>
internal sealed class IdempotencyKeyRequired
{
    public static readonly IdempotencyKeyRequired Instance = new();
}

/// <summary>Marks an endpoint whose requests may have an Idempotency-Key.</summary>
internal sealed class IdempotencyKeyTaken
{
    public static readonly IdempotencyKeyTaken Instance = new();
}
