using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Ticketing.Api.Carts;
using Ticketing.Api.Challenges;
using Ticketing.Api.Idempotency;
using Ticketing.Api.WaitingRooms;

namespace Ticketing.Api.CrossOrigin;

/// <summary>Lets the pages of other sites call the API (CORS), when <see cref="CrossOriginSettings"/> name those sites.</summary>
internal static class CrossOriginHost
{
    // Browsers keep the answer to a preflight no longer than this anyway (Chromium: two hours).
    private static readonly TimeSpan PreflightLife = TimeSpan.FromHours(2);

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete];

    /// <summary>The headers of requests that callers of this API send. <c>Accept</c> and its like need no permission.</summary>
    internal static readonly string[] RequestHeaders =
    [
        HeaderNames.Authorization, HeaderNames.ContentType, IdempotencyEndpoints.Header, HeaderNames.IfMatch, HeaderNames.IfNoneMatch,
        QueueTicketHeader.Name, EntryHeader.Name, ChallengeHeader.Name, "Last-Event-ID", HeaderNames.CacheControl, HeaderNames.TraceParent,
    ];

    /// <summary>The headers of answers that a page may read.</summary>
    internal static readonly string[] AnswerHeaders =
        [HeaderNames.ETag, HeaderNames.RetryAfter, HeaderNames.Location, HeaderNames.WWWAuthenticate, HeaderNames.Allow, HeaderNames.AcceptEncoding, HeaderNames.Date];

    /// <summary>Adds the settings and their check.</summary>
    public static void AddCrossOrigin(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<CrossOriginSettings>, CrossOriginCheck>();
        services.AddOptions<CrossOriginSettings>().Bind(configuration.GetSection(CrossOriginSettings.Section)).ValidateOnStart()
            // A single text is no list, and would be ignored without a word.
            .Validate(_ => string.IsNullOrEmpty(configuration["Cors:Origins"]), "Cors:Origins is a list: the first origin is Cors:Origins:0.");
        services.AddCors();
    }

    /// <summary>Answers preflights and marks answers; comes before everything that may refuse, so that a page can read refusals too.</summary>
    public static void UseCrossOrigin(this WebApplication app)
    {
        var origins = app.Services.GetRequiredService<IOptions<CrossOriginSettings>>().Value.Origins;
        if (origins.Count == 0) return;
        app.Use(static (context, next) =>
        {
            context.Response.OnStarting(VaryByOriginAsync, context.Response);
            return next(context);
        });
        // Without credentials: the API is called with a token in a header, and no other site gets to use the dashboard's cookie.
        app.UseCors(policy => policy.WithOrigins([.. origins]).WithMethods(Methods).WithHeaders(RequestHeaders)
            .WithExposedHeaders(AnswerHeaders).DisallowCredentials().SetPreflightMaxAge(PreflightLife));
    }

    // Also where a request has no origin: a cache must not give that answer to a page of another site.
    private static Task VaryByOriginAsync(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        if (!headers.GetCommaSeparatedValues(HeaderNames.Vary).Contains(HeaderNames.Origin, StringComparer.OrdinalIgnoreCase))
            headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        return Task.CompletedTask;
    }
}
