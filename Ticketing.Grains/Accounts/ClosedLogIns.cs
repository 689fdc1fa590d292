using System.Collections.Frozen;

namespace Ticketing.Grains.Accounts;

/// <summary>
/// Accounts that cannot log in at this silo, whatever is in the database: a database that once had the demo has accounts whose password
/// everybody knows.
/// </summary>
/// <param name="addresses">Their normalized e-mail addresses.</param>
public sealed class ClosedLogIns(params IEnumerable<string> addresses)
{
    private readonly FrozenSet<string> _addresses = addresses.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Everybody may log in.</summary>
    public static ClosedLogIns None { get; } = new();

    /// <summary>Whether the account of an address cannot log in.</summary>
    public bool Has(string address) => _addresses.Contains(address);
}
