using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Ticketing.Api.OpenApi;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c> and the page to try it at <c>/docs</c>.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";
    public const string BearerScheme = "bearer";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Ticketing",
                Version = Name,
                Description = "Reserved seats for on-sales. Every answer with status 400 and above is RFC 9457 problem details with a `code`.",
            };
            // The framework writes the caller's Host header here, which a cache could keep for others.
            document.Servers = [new OpenApiServer { Url = "/" }];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[BearerScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The accessToken that POST /v1/sessions gives.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer<OperationConventions>();
    });

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        // Only requests below /docs go through this middleware; it would slow down all others for nothing.
        app.UseWhen(static context => context.Request.Path.StartsWithSegments("/docs", StringComparison.OrdinalIgnoreCase), static docs => docs.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            page.DocumentTitle = "Ticketing API";
            page.SwaggerEndpoint($"/openapi/{Name}.json", "Ticketing v1");
        }));
        app.MapGet("/", static () => TypedResults.Redirect("/docs")).AllowAnonymous().ExcludeFromDescription();
    }
}
