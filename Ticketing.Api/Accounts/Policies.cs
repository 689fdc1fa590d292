namespace Ticketing.Api.Accounts;

/// <summary>The names of the authorization policies, for <c>RequireAuthorization</c>.</summary>
public static class Policies
{
    /// <summary>Promoters and admins, by the role that the account has now.</summary>
    public const string Promoter = "promoter";

    /// <summary>Admins, by the role that the account has now.</summary>
    public const string Admin = "admin";

    /// <summary>Admins, also when the browser sends the dashboard's cookie. This policy exists only while Orleans' dashboard is on.</summary>
    public const string Dashboard = "dashboard";
}
