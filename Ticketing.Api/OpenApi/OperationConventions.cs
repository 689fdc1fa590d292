using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Ticketing.Api.EntityTags;
using Ticketing.Api.Idempotency;
using Ticketing.Api.Problems;

namespace Ticketing.Api.OpenApi;

/// <summary>Documents in one place what many operations share: who may call, which headers are needed, what a refusal looks like.</summary>
internal sealed class OperationConventions : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any())
            RequireToken(operation, context.Document!);
        if (metadata.OfType<IdempotencyKeyRequired>().Any())
            AddHeader(operation, IdempotencyEndpoints.Header, "A value of the caller's own, 1 to 64 visible ASCII characters; a repeat with the same one gets the same answer.", "3f0c2a9e-hold-1");
        if (metadata.OfType<IdempotencyKeyTaken>().Any())
            AddHeader(operation, IdempotencyEndpoints.Header, "May be left out. A repeat with the same value gets the same answer.", "gate-3-scan-117", isRequired: false);
        if (metadata.OfType<IfMatchRequired>().Any())
            AddHeader(operation, "If-Match", "The ETag of the version this edit is based on.", "\"3\"");

        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), cancellationToken: cancellationToken);
        operation.Responses ??= [];
        operation.Responses.Remove("400");
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "Refused or failed; GET /v1/problems lists the codes.",
            Content = new Dictionary<string, OpenApiMediaType> { [ProblemResult.MediaType] = new OpenApiMediaType { Schema = schema } },
        };
    }

    private static void RequireToken(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.Security ??= [];
        operation.Security.Add(new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(ApiDocument.BearerScheme, document)] = [],
        });
    }

    private static void AddHeader(OpenApiOperation operation, string name, string description, string example, bool isRequired = true)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = isRequired,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = example,
        });
    }
}
