using System.Text;
using Ticketing.Bench.Load;

namespace Ticketing.Bench.Stage;

/// <summary>What the scenarios play on.</summary>
/// <param name="Api">For setting up.</param>
/// <param name="Hall">For performances.</param>
/// <param name="Load">For load.</param>
/// <param name="Buyers">People who are logged in.</param>
/// <param name="Run">Different in every run, so that nothing meets what an earlier one left.</param>
internal sealed record World(AdminApi Api, IHall Hall, LoadRun Load, Buyer[] Buyers, string Run)
{
    /// <summary>
    /// Whether somebody may be told a place at entering that is too good: where places are counted in a table, those whose smaller numbers are
    /// not committed yet are not seen.
    /// </summary>
    public bool FirstPlaceMayGrow { get; init; }
}

/// <summary>Somebody who is logged in.</summary>
/// <param name="Id">Who it is in the server's books.</param>
/// <param name="Authorization">The header line that says so.</param>
internal sealed record Buyer(string Id, byte[] Authorization)
{
    /// <summary>The access token.</summary>
    public string Token => Encoding.ASCII.GetString(Authorization)["Authorization: Bearer ".Length..].Trim();
}
