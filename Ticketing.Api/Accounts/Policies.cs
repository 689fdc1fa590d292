namespace Ticketing.Api.Accounts;

/// <summary>The names of the authorization policies, for <c>RequireAuthorization</c>.</summary>
public static class Policies
{
    /// <summary>Promoters and admins.</summary>
    public const string Promoter = "promoter";

    /// <summary>Admins.</summary>
    public const string Admin = "admin";

    /// <summary>Admins, also by the cookie that a browser has for Orleans' dashboard. Only there when the dashboard is on.</summary>
    public const string Dashboard = "dashboard";
}
