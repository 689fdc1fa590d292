using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans;
using Shouldly;
using Ticketing.Api.Operations.Dashboard;
using Ticketing.Grains.Operations;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Operations;

/// <summary>Orleans' dashboard at <c>/dashboard</c>: who sees it, by what, and for how long.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class DashboardTests : IAsyncLifetime, IDisposable
{
    private const string Page = "/dashboard/";
    private const string Figures = "/dashboard/DashboardCounters";

    private readonly ShiftedTime time = new();
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private ApiServer server = null!;

    public async Task InitializeAsync() => server = await ApiServer.StartAsync(
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Operations:Dashboard"] = "true" }, services => services.AddSingletonTime(time));

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => browser.Dispose();

    [Fact]
    public async Task A_person_without_a_log_in_is_sent_to_one_and_a_program_is_told()
    {
        using var person = await OpenAsync(Page, accept: "text/html,application/xhtml+xml,*/*;q=0.8");
        (person.StatusCode, person.Headers.Location?.OriginalString).ShouldBe((HttpStatusCode.Redirect, "/ops#dashboard"));

        (await server.GetAsync(Page)).ShouldBeProblem("unauthenticated");
        (await server.GetAsync(Figures, null, ("Accept", "*/*"))).ShouldBeProblem("unauthenticated");
    }

    [Fact]
    public async Task A_program_of_an_admin_reads_the_figures_by_its_access_token()
    {
        var figures = await server.GetAsync(Figures, (await server.AdminAsync()).Token);
        figures.Status.ShouldBe(HttpStatusCode.OK, figures.Text);
        figures.Text.ShouldContain("totalActivationCount");
        (await server.GetAsync(Figures, (await server.PromoterAsync()).Token)).ShouldBeProblem("forbidden");
    }

    [Fact]
    public async Task An_admin_sees_the_page_by_a_cookie_that_no_script_and_no_other_site_can_use()
    {
        var set = await BeginAsync((await server.AdminAsync()).Token);
        set.ToLowerInvariant().Split("; ").Skip(1).ShouldBe(["path=/dashboard", "samesite=strict", "httponly"], ignoreOrder: true);

        using var page = await OpenAsync(Page, CookieOf(set));
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync()).ShouldContain("Orleans Dashboard");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldBe(
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await StatusAsync(Figures, CookieOf(set))).ShouldBe(HttpStatusCode.OK);
        server.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(DashboardLogIn.Scheme)
            .Cookie.SecurePolicy.ShouldBe(CookieSecurePolicy.SameAsRequest);
    }

    [Fact]
    public async Task The_cookie_opens_nothing_but_the_dashboard()
    {
        var cookie = CookieOf(await BeginAsync((await server.AdminAsync()).Token));
        (await StatusAsync("/v1/ops/silos", cookie)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("/v1/admin/accounts", cookie)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_cookie_ends_with_the_log_in()
    {
        var admin = await server.AdminAsync();
        var cookie = CookieOf(await BeginAsync(admin.Token));
        (await server.SendAsync(HttpMethod.Delete, "/v1/sessions/current", token: admin.Token)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await StatusAsync(Figures, cookie)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_cookie_ends_when_the_role_is_taken_away()
    {
        var admin = await server.AdminAsync();
        var other = await server.SignUpAsync();
        (await ChangeRoleAsync(other, "admin", "\"1\"", admin.Token)).ShouldBe(HttpStatusCode.OK);
        var cookie = CookieOf(await BeginAsync((await server.LogInAsync(other.Email, ApiServer.Password)).Token));
        (await StatusAsync(Figures, cookie)).ShouldBe(HttpStatusCode.OK);

        (await ChangeRoleAsync(other, "user", "\"2\"", admin.Token)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(Figures, cookie)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_cookie_ends_with_the_time_of_an_access_token()
    {
        var cookie = CookieOf(await BeginAsync((await server.AdminAsync()).Token));
        time.Shift = TimeSpan.FromMinutes(29);
        (await StatusAsync(Figures, cookie)).ShouldBe(HttpStatusCode.OK);
        time.Shift = TimeSpan.FromMinutes(31);
        (await StatusAsync(Figures, cookie)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Log_out_clears_the_cookie()
    {
        var answer = await server.SendAsync(HttpMethod.Delete, "/v1/ops/session", token: (await server.AdminAsync()).Token);
        answer.Headers["Set-Cookie"].ShouldStartWith("ticketing-dashboard=; expires=Thu, 01 Jan 1970");
    }

    [Fact]
    public async Task The_log_is_not_streamed() =>
        (await server.GetAsync("/dashboard/Trace", (await server.AdminAsync()).Token)).ShouldBeProblem("forbidden");

    [Fact]
    public async Task A_silo_that_lacks_the_setting_is_named_in_place_of_figures_that_would_be_wrong()
    {
        await server.Services.GetRequiredService<IGrainFactory>().GetOperations()
            .Report(new SiloReport("silo-2 10.0.0.2:11111", time.GetUtcNow(), [], 1, 0, 0, HasDashboard: false));

        var page = await server.GetAsync(Page, (await server.AdminAsync()).Token);

        page.ShouldBeProblem("unavailable").GetProperty("detail").GetString()!.ShouldEndWith("Without it run: silo-2 10.0.0.2:11111.");
    }

    private static string CookieOf(string setCookie) => setCookie.Split(';')[0];

    private async Task<string> BeginAsync(string token)
    {
        var answer = await server.PostAsync("/v1/ops/session", null, token);
        answer.Status.ShouldBe(HttpStatusCode.NoContent, answer.Text);
        return answer.Headers["Set-Cookie"];
    }

    private async Task<HttpStatusCode> ChangeRoleAsync(LoggedIn person, string role, string version, string admin) =>
        (await server.SendAsync(HttpMethod.Put, $"/v1/admin/accounts/{person.User}/role", new { role }, admin, ("If-Match", version))).Status;

    private async Task<HttpStatusCode> StatusAsync(string path, string cookie)
    {
        using var answer = await OpenAsync(path, cookie);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> OpenAsync(string path, string? cookie = null, string accept = "*/*")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Http.BaseAddress!, path));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        return await browser.SendAsync(request);
    }
}
