using System.Text.Json.Serialization;
using Ticketing.Api.Json;
using Ticketing.Api.Paging;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Audit;

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

/// <summary>Body of <c>PUT /v1/admin/accounts/{id}/suspension</c>.</summary>
/// <param name="Reason">Why, for the audit log; at most 200 characters, may be empty.</param>
public sealed record SuspensionRequest(string Reason);

/// <summary>Body of <c>POST /v1/accounts/me/password</c>.</summary>
/// <param name="OldPassword">The password now.</param>
/// <param name="NewPassword">8 to 64 characters with a letter, a digit and a special character, and not easy to guess.</param>
public sealed record PasswordRequest(string OldPassword, string NewPassword);

/// <summary>Body of <c>POST /v1/passwords/reset-mail</c>.</summary>
/// <param name="Email">The account's address.</param>
public sealed record ResetMailRequest(string Email);

/// <summary>Body of <c>POST /v1/passwords/reset</c>.</summary>
/// <param name="Token">What the link in the mail has after <c>#token=</c>.</param>
/// <param name="NewPassword">8 to 64 characters with a letter, a digit and a special character, and not easy to guess.</param>
public sealed record PasswordResetRequest(string Token, string NewPassword);

/// <summary>Body of <c>POST /v1/accounts/me/email/verification</c>.</summary>
/// <param name="Code">The six digits of the mail.</param>
public sealed record VerificationRequest(string Code);

/// <summary>An account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Email">The address.</param>
/// <param name="Name">The name.</param>
/// <param name="Role">The account's role.</param>
/// <param name="CreatedAt">When the account was made.</param>
/// <param name="DeletedAt">When the account was closed; null while it is open.</param>
/// <param name="SuspendedAt">When an admin suspended the account; null while it is not suspended.</param>
/// <param name="EmailVerifiedAt">When the owner proved the e-mail address; null before.</param>
/// <param name="ETag">The value for <c>If-Match</c> when the account is edited.</param>
public sealed record AccountResponse(
    Guid Id,
    string Email,
    string Name,
    Role Role,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DeletedAt,
    DateTimeOffset? SuspendedAt,
    DateTimeOffset? EmailVerifiedAt,
    [property: JsonPropertyName("etag")] string ETag)
{
    internal static AccountResponse Of(Profile profile) => new(
        profile.User, profile.Email, profile.Name, profile.Role, profile.CreatedAt, profile.DeletedAt,
        profile.SuspendedAt, profile.EmailVerifiedAt,
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

/// <summary>The access token after a changed password; the refresh token of this session stays good.</summary>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="AccessToken">Sent as <c>Authorization: Bearer …</c> with every request; the one before has ended.</param>
/// <param name="ExpiresIn">Seconds for which the access token is valid.</param>
public sealed record AccessTokenResponse(string TokenType, string AccessToken, int ExpiresIn);

/// <summary>An open session of the caller.</summary>
/// <param name="Id">Its id, for <c>DELETE /v1/sessions/{id}</c>.</param>
/// <param name="Current">Whether it is the session of this request.</param>
/// <param name="CreatedAt">When the person logged in; null when it was not noted.</param>
/// <param name="LastUsedAt">When the person logged in or refreshed last; null when it was not noted.</param>
/// <param name="ExpiresAt">When it ends unless it is refreshed before.</param>
/// <param name="Device">What the device calls itself; null when it does not say.</param>
/// <param name="Address">The network address of the last use; null when it was not noted.</param>
public sealed record SessionItem(
    string Id,
    bool Current,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset ExpiresAt,
    string? Device,
    string? Address)
{
    internal static SessionItem Of(SessionView session, string current) => new(
        session.SessionId, session.SessionId == current, session.CreatedAt, session.LastUsedAt, session.ExpiresAt, session.Device, session.Address);
}

/// <summary>The open sessions of the caller.</summary>
/// <param name="Items">The sessions, the newest use first, at most 100.</param>
public sealed record SessionsResponse(IReadOnlyList<SessionItem> Items);

/// <summary>An act of staff.</summary>
/// <param name="By">The account that did it.</param>
/// <param name="What">The act, such as <c>account.suspend</c>.</param>
/// <param name="On">On whom or what, such as <c>accounts/…</c>.</param>
/// <param name="Detail">What changed; may be empty.</param>
/// <param name="At">When.</param>
/// <param name="Address">The network address from which it was done; null when it was not noted.</param>
public sealed record AuditItem(Guid By, string What, string On, string Detail, DateTimeOffset At, string? Address)
{
    internal static AuditItem Of(AuditEntry entry) => new(entry.By, entry.What, entry.On, entry.Detail, entry.At, entry.Address);
}

/// <summary>The JSON bodies of accounts and sessions.</summary>
[JsonSerializable(typeof(SignUpRequest))]
[JsonSerializable(typeof(LogInRequest))]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(RenameRequest))]
[JsonSerializable(typeof(CloseRequest))]
[JsonSerializable(typeof(RoleRequest))]
[JsonSerializable(typeof(SuspensionRequest))]
[JsonSerializable(typeof(ResetMailRequest))]
[JsonSerializable(typeof(PasswordResetRequest))]
[JsonSerializable(typeof(VerificationRequest))]
[JsonSerializable(typeof(PasswordRequest))]
[JsonSerializable(typeof(AccessTokenResponse))]
[JsonSerializable(typeof(SessionsResponse))]
[JsonSerializable(typeof(Page<AuditItem>))]
[JsonSerializable(typeof(AccountResponse))]
[JsonSerializable(typeof(SessionResponse))]
[JsonSerializable(typeof(Page<AccountResponse>))]
internal sealed partial class AccountsJson : JsonSerializerContext
{
    public static readonly AccountsJson Strict = new(ApiJson.NewOptions());
}
