namespace Ticketing.Grains.Actors;

/// <summary>What an account may do. Sign-up always gives <see cref="User"/>; only an admin changes the role.</summary>
public enum Role : byte
{
    /// <summary>Buys tickets.</summary>
    User = 0,

    /// <summary>Owns venues, shows and performances.</summary>
    Promoter = 1,

    /// <summary>May do everything.</summary>
    Admin = 2,
}
