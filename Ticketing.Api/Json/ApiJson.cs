using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Ticketing.Api.Accounts;
using Ticketing.Api.Carts;
using Ticketing.Api.Catalogue;
using Ticketing.Api.Challenges;
using Ticketing.Api.Hosting;
using Ticketing.Api.Operations;
using Ticketing.Api.Orders;
using Ticketing.Api.Payments;
using Ticketing.Api.Problems;
using Ticketing.Api.Tickets;
using Ticketing.Api.WaitingRooms;

namespace Ticketing.Api.Json;

/// <summary>How this API reads and writes JSON: camelCase, and strict about what a body may contain.</summary>
public static class ApiJson
{
    /// <summary>The deepest nesting a body may have.</summary>
    public const int MaxDepth = 16;

    // Each feature adds its JsonSerializerContext here. A test finds bodies that no context knows.
    internal static IReadOnlyList<IJsonTypeInfoResolver> Contexts { get; } =
        [
            AccountsJson.Strict, BareJson.Strict, CartJson.Strict, CatalogueJson.Strict, ChallengeJson.Strict, OpsJson.Strict, OrderJson.Strict, PaymentJson.Strict,
            ProblemJson.Strict, TicketJson.Strict, WaitingRoomJson.Strict,
        ];

    /// <summary>
    /// Sets the rules: unknown and repeated properties, wrong types, numbers in quotes, unknown enum names missing or null required
    /// values and null in lists are all refused. Times are RFC 3339 with an offset. Korean text is written without escapes.
    /// </summary>
    public static void Configure(JsonSerializerOptions options)
    {
        SetRules(options);
        for (var i = 0; i < Contexts.Count; i++)
            options.TypeInfoResolverChain.Insert(i, Contexts[i]);
        for (var i = 0; i < options.TypeInfoResolverChain.Count; i++)
            options.TypeInfoResolverChain[i] = options.TypeInfoResolverChain[i].WithAddedModifier(NullElements.Refuse);
    }

    internal static JsonSerializerOptions NewOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        SetRules(options);
        return options;
    }

    private static void SetRules(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = MaxDepth;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new UtcInstantConverter());
    }
}
