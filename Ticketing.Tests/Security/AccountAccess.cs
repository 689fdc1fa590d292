using Ticketing.Tests.Kit.Servers;
using static Ticketing.Tests.Security.AccessRow;

namespace Ticketing.Tests.Security;

/// <summary>Who may do what with accounts and log-ins.</summary>
internal static class AccountAccess
{
    public static IEnumerable<AccessRow> Rows =>
    [
        Public("POST /v1/accounts/", _ =>
            Task.FromResult(new Call("/v1/accounts", new { email = AccessWorld.NewEmail(), password = ApiServer.Password, name = "x" })), 201),
        Public("GET /v1/challenges/sign-up", _ => new Call("/v1/challenges/sign-up")),
        Row("GET /v1/accounts/me/", "unauthenticated 200 200 200 200", world => Task.FromResult(new Call("/v1/accounts/me") { Secret = world.Buyer.Email })),
        Row("PATCH /v1/accounts/me/", "unauthenticated 200 200 200 200", world => Task.FromResult(new Call("/v1/accounts/me", new { name = "새 이름" })
        {
            State = async () => (await world.AsBuyerAsync("/v1/accounts/me")).Text,
        })),
        Row("DELETE /v1/accounts/me/", "unauthenticated wrong-credentials wrong-credentials wrong-credentials wrong-credentials", world =>
            Task.FromResult(new Call("/v1/accounts/me", new { password = "wrong-word-1" }))),

        // Here the password or the refresh token is what says who it is.
        Public("POST /v1/sessions/", world => new Call("/v1/sessions", new { email = world.Buyer.Email, password = ApiServer.Password })),
        Public("POST /v1/sessions/refresh", async world =>
            new Call("/v1/sessions/refresh", new { refreshToken = (await world.Server.LogInAsync(world.Buyer.Email, ApiServer.Password)).RefreshToken })),
        ForOneself("DELETE /v1/sessions/current", 204, _ => Task.FromResult(new Call("/v1/sessions/current"))),

        ForOneself("GET /v1/sessions/", 200, _ => Task.FromResult(new Call("/v1/sessions"))),
        Row("DELETE /v1/sessions/{sessionId}", "unauthenticated not-found 204 not-found not-found", async world =>
            new Call($"/v1/sessions/{(await world.Server.LogInAsync(world.Buyer.Email, ApiServer.Password)).RefreshToken.Split('.')[0]}")),
        Row("DELETE /v1/sessions/", "unauthenticated 204 204 204 204", world => Task.FromResult(new Call("/v1/sessions"))),
        Row("POST /v1/accounts/me/password", "unauthenticated wrong-credentials wrong-credentials wrong-credentials wrong-credentials", _ =>
            Task.FromResult(new Call("/v1/accounts/me/password", new { oldPassword = "wrong-word-1", newPassword = "다른-word-2" }))),

        // The test server has no mail server. Who may ask is judged before.
        Row("POST /v1/passwords/reset-mail", "mail-unavailable mail-unavailable mail-unavailable mail-unavailable mail-unavailable", world => Task.FromResult(new Call("/v1/passwords/reset-mail", new { email = world.Buyer.Email }))),
        Row("POST /v1/passwords/reset", "code-invalid code-invalid code-invalid code-invalid code-invalid", world => Task.FromResult(
            new Call("/v1/passwords/reset", new { token = $"{world.Buyer.User:N}.{new string('A', 43)}", newPassword = "다른-word-2" }))),
        Row("POST /v1/accounts/me/email/verification-mail", "unauthenticated mail-unavailable mail-unavailable mail-unavailable mail-unavailable", _ =>
            Task.FromResult(new Call("/v1/accounts/me/email/verification-mail"))),
        Row("POST /v1/accounts/me/email/verification", "unauthenticated code-invalid code-invalid code-invalid code-invalid", _ =>
            Task.FromResult(new Call("/v1/accounts/me/email/verification", new { code = "123456" }))),

        Row("GET /v1/admin/refunds", "unauthenticated forbidden forbidden forbidden 200", _ => Task.FromResult(new Call("/v1/admin/refunds?status=declined"))),
        Row("GET /v1/admin/accounts/", "unauthenticated forbidden forbidden forbidden 200", _ => Task.FromResult(new Call("/v1/admin/accounts"))),
        Row("GET /v1/admin/accounts/{id:guid}", "unauthenticated forbidden forbidden forbidden 200", world =>
            Task.FromResult(new Call($"/v1/admin/accounts/{world.Buyer.User}"))),
        Row("PUT /v1/admin/accounts/{id:guid}/role", "unauthenticated forbidden forbidden forbidden 200", async world =>
            new Call($"/v1/admin/accounts/{(await world.Server.SignUpAsync()).User}/role", new { role = "promoter" }, ("If-Match", "\"1\""))),
        Row("PUT /v1/admin/accounts/{id:guid}/suspension", "unauthenticated forbidden forbidden forbidden 200", async world =>
            new Call($"/v1/admin/accounts/{(await world.Server.SignUpAsync()).User}/suspension", new { reason = "" })),
        Row("DELETE /v1/admin/accounts/{id:guid}/suspension", "unauthenticated forbidden forbidden forbidden 200", async world =>
            new Call($"/v1/admin/accounts/{(await world.Server.SignUpAsync()).User}/suspension")),
        Row("POST /v1/admin/accounts/{id:guid}/password-reset", "unauthenticated forbidden forbidden forbidden mail-unavailable", async world =>
            new Call($"/v1/admin/accounts/{(await world.Server.SignUpAsync()).User}/password-reset")),
        Row("GET /v1/admin/audit", "unauthenticated forbidden forbidden forbidden 200", _ => Task.FromResult(new Call("/v1/admin/audit"))),
    ];
}
