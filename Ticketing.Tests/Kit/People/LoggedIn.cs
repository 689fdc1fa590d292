using Ticketing.Tests.Kit.Servers;

namespace Ticketing.Tests.Kit.People;

/// <summary>Somebody with a session.</summary>
public sealed record LoggedIn(Guid User, string Email, string Token, string RefreshToken)
{
    public static LoggedIn Of(string email, JsonAnswer session) =>
        new(Guid.Parse(session.String("user")), email, session.String("accessToken"), session.String("refreshToken"));
}
