namespace Ticketing.Tests.Security;

/// <summary>Who asks, in the order of the columns of <see cref="AccessTable"/>.</summary>
public enum Who
{
    /// <summary>Without an access token.</summary>
    Anonymous,

    /// <summary>Logged in, and has nothing to do with the object.</summary>
    OtherUser,

    /// <summary>Whose object it is.</summary>
    Owner,

    /// <summary>A promoter whose shows are others.</summary>
    OtherPromoter,

    /// <summary>An admin.</summary>
    Admin,
}
