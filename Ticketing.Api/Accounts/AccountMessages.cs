using System.Text.Json.Serialization;
using Ticketing.Api.Json;
using Ticketing.Api.Paging;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Actors;

namespace Ticketing.Api.Accounts;

/// <summary>Body of <c>POST /v1/accounts</c>. The body has no role, because everybody starts as a user.</summary>
/// <param name="Email">An address that no account has or had.</param>
/// <param name="Password">8 to 64 characters with a letter, a digit and a special character.</param>
/// <param name="Name">1 to 50 characters.</param>
public sealed record SignUpRequest(string Email, string Password, string Name);

/// <summary>Body of <c>POST /v1/sessions</c>.</summary>
/// <param name="Email">The account's address.</param>
/// <param name="Password">Its password.</param>
public sealed record LogInRequest(string Email, string Password);

/// <summary>Body of <c>POST /v1/sessions/refresh</c>.</summary>
/// <param name="RefreshToken">The newest refresh token, which works once.</param>
public sealed record RefreshRequest(string RefreshToken);

/// <summary>Body of <c>PATCH /v1/accounts/me</c>.</summary>
/// <param name="Name">The new name, 1 to 50 characters.</param>
public sealed record RenameRequest(string Name);

/// <summary>Body of <c>DELETE /v1/accounts/me</c>.</summary>
/// <param name="Password">The account's password, because somebody who found a logged-in phone must not close the account.</param>
public sealed record CloseRequest(string Password);

/// <summary>Body of <c>PUT /v1/admin/accounts/{id}/role</c>.</summary>
/// <param name="Role">The new role.</param>
public sealed record RoleRequest(Role Role);

/// <summary>An account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Email">The address.</param>
/// <param name="Name">The name.</param>
/// <param name="Role">The account's role.</param>
/// <param name="CreatedAt">When the account was made.</param>
/// <param name="DeletedAt">When the account was closed; null while it is open.</param>
/// <param name="ETag">The value for <c>If-Match</c> when the account is edited.</param>
public sealed record AccountResponse(
    Guid Id,
    string Email,
    string Name,
    Role Role,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DeletedAt,
    [property: JsonPropertyName("etag")] string ETag)
{
    internal static AccountResponse Of(Profile profile) => new(
        profile.User, profile.Email, profile.Name, profile.Role, profile.CreatedAt, profile.DeletedAt,
        EntityTags.EntityTag.OfVersion(profile.Version).Value);
}

/// <summary>The tokens of a session.</summary>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="AccessToken">Sent as <c>Authorization: Bearer …</c> with every request.</param>
/// <param name="ExpiresIn">Seconds for which the access token is valid.</param>
/// <param name="RefreshToken">Works once, for the next pair of tokens.</param>
/// <param name="RefreshExpiresAt">When the refresh token ends.</param>
/// <param name="User">The account.</param>
/// <param name="Role">The account's role.</param>
public sealed record SessionResponse(
    string TokenType,
    string AccessToken,
    int ExpiresIn,
    string RefreshToken,
    DateTimeOffset RefreshExpiresAt,
    Guid User,
    Role Role);

/// <summary>The JSON bodies of accounts and sessions.</summary>
[JsonSerializable(typeof(SignUpRequest))]
[JsonSerializable(typeof(LogInRequest))]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(RenameRequest))]
[JsonSerializable(typeof(CloseRequest))]
[JsonSerializable(typeof(RoleRequest))]
[JsonSerializable(typeof(AccountResponse))]
[JsonSerializable(typeof(SessionResponse))]
[JsonSerializable(typeof(Page<AccountResponse>))]
internal sealed partial class AccountsJson : JsonSerializerContext
{
    public static readonly AccountsJson Strict = new(ApiJson.NewOptions());
}
