using System.Net;
using System.Text.Json;
using Shouldly;
using Ticketing.Api.Problems;

namespace Ticketing.Tests.Kit.Servers;

/// <summary>An answer, read to its end.</summary>
public sealed record JsonAnswer(HttpStatusCode Status, string? MediaType, string Text, Dictionary<string, string> Headers)
{
    /// <summary>The body; fails when it is not JSON.</summary>
    public JsonElement this[string property] => Json.GetProperty(property);

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    public static async Task<JsonAnswer> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        await response.Content.ReadAsStringAsync(),
        response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase));

    /// <summary>Asserts a success and gives a property of the body as text.</summary>
    public string String(string property)
    {
        ((int)Status).ShouldBeInRange(200, 299, Text);
        return Json.GetProperty(property).GetString()!;
    }

    /// <summary>Asserts that this is problem details with this code, as the catalogue has it, and gives the body.</summary>
    public JsonElement ShouldBeProblem(string code)
    {
        ShouldBeAnyProblem().ShouldBe(code, Text);
        return Json;
    }

    /// <summary>Asserts that this is some entry of the catalogue, complete, and gives its code.</summary>
    public string ShouldBeAnyProblem()
    {
        ((int)Status).ShouldBeGreaterThanOrEqualTo(400, Text);
        MediaType.ShouldBe("application/problem+json", Text);
        var code = Json.GetProperty("code").GetString()!;
        var kind = ProblemCatalogue.All.Single(entry => entry.Code == code);
        ((int)Status).ShouldBe(kind.Status, Text);
        Json.GetProperty("status").GetInt32().ShouldBe(kind.Status);
        Json.GetProperty("title").GetString().ShouldBe(kind.Title);
        Json.GetProperty("type").GetString().ShouldBe(kind.Type);
        if (kind.Status is 429 or 503)
            Headers.ShouldContainKey("Retry-After");
        return code;
    }
}
