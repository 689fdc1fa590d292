using System.Net;
using System.Text;
using Shouldly;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Json;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class BodyEncodingTests(HallServer hall) : IClassFixture<HallServer>
{
    private const string Show = """{"title":"아리랑","genre":"콘서트","runningMinutes":120}""";
    private const string Csv = "zone,row,number,category,x,y\n가,1,1,R,0,0\n";

    [Theory]
    [InlineData("application/json"), InlineData("application/json; charset=utf-8"), InlineData("application/json;charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\""), InlineData("application/json; charset=\"Utf-8\"")]
    public async Task A_body_in_utf8_is_taken_however_the_charset_is_written(string type)
    {
        var answer = await PostAsync("/v1/shows", Show, type);
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        answer.String("title").ShouldBe("아리랑");
    }

    [Theory]
    [InlineData("application/json; charset=euc-kr"), InlineData("application/json; charset=nonsense"), InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=\"\""), InlineData("application/json; charset=utf-8; charset=euc-kr"), InlineData("application/json; charset=\"utf-8")]
    [InlineData("application/json, application/json")]
    public async Task Another_charset_is_415(string type)
    {
        (await PostAsync("/v1/shows", Show, type)).ShouldBeProblem("unsupported-media-type");
        (await PostAsync($"/v1/venues/{await hall.AddVenueAsync()}/plans/grid", "{}", type)).ShouldBeProblem("unsupported-media-type");
    }

    [Theory]
    [InlineData("text/csv"), InlineData("text/csv; charset=utf-8"), InlineData("text/csv; charset=\"UTF-8\"; header=present")]
    public async Task A_plan_in_utf8_is_taken(string type) =>
        (await PostAsync(await PlansAsync("csv?name=a"), Csv, type)).Status.ShouldBe(HttpStatusCode.Created);

    [Theory]
    [InlineData("csv?name=a", "text/csv; charset=euc-kr"), InlineData("csv?name=a", "text/csv; charset=latin1"), InlineData("pretix", "application/json; charset=euc-kr")]
    public async Task A_plan_in_another_charset_is_415(string format, string type) =>
        (await PostAsync(await PlansAsync(format), Csv, type)).ShouldBeProblem("unsupported-media-type");

    [Theory]
    [InlineData("gzip"), InlineData("br"), InlineData("identity, gzip"), InlineData("x-brew")]
    public async Task A_body_with_a_content_coding_is_415_and_the_answer_names_what_is_taken(string coding)
    {
        foreach (var (path, type) in new[] { ("/v1/shows", "application/json"), (await PlansAsync("csv?name=a"), "text/csv"), (await PlansAsync("pretix"), "application/json") })
        {
            var answer = await PostAsync(path, Show, type, ("Content-Encoding", coding));
            answer.ShouldBeProblem("unsupported-media-type").GetProperty("detail").GetString()!.ShouldContain("Content-Encoding");
            answer.Headers["Accept-Encoding"].ShouldBe("identity");
        }
    }

    [Theory]
    [InlineData("identity"), InlineData("Identity"), InlineData("")]
    public async Task A_body_as_it_is_may_say_so(string coding) =>
        (await PostAsync("/v1/shows", Show, "application/json", ("Content-Encoding", coding))).Status.ShouldBe(HttpStatusCode.Created);

    [Fact]
    public async Task A_caller_without_a_token_is_asked_for_it_first() =>
        (await hall.Server.PostAsync("/v1/shows", Content(Show, "application/json; charset=euc-kr"))).ShouldBeProblem("unauthenticated");

    private async Task<string> PlansAsync(string format) => $"/v1/venues/{await hall.AddVenueAsync()}/plans/{format}";

    private Task<JsonAnswer> PostAsync(string path, string body, string type, params (string Name, string Value)[] headers)
    {
        var content = Content(body, type);
        foreach (var (name, value) in headers) content.Headers.TryAddWithoutValidation(name, value);
        return hall.PostAsync(path, content);
    }

    private static ByteArrayContent Content(string body, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
