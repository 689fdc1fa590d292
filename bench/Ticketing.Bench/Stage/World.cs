using System.Text;
using Ticketing.Bench.Load;

namespace Ticketing.Bench.Stage;

/// <summary>The server, hall and people that a scenario uses.</summary>
/// <param name="Api">The client for preparation.</param>
/// <param name="Hall">The hall for performances.</param>
/// <param name="Load">The driver's connections to the server.</param>
/// <param name="Buyers">People who are logged in.</param>
/// <param name="Run">A text that differs from run to run, so that names do not collide with those of an earlier run.</param>
internal sealed record World(AdminApi Api, IHall Hall, LoadRun Load, Buyer[] Buyers, string Run)
{
    /// <summary>
    /// Whether the place told at entering may be too good. A server that counts the rows of a table does not see people with smaller numbers who are not
    /// committed yet.
    /// </summary>
    public bool FirstPlaceMayGrow { get; init; }
}

/// <summary>A person who is logged in.</summary>
/// <param name="Id">The person's id in the server's rows.</param>
/// <param name="Authorization">The header line with the access token.</param>
internal sealed record Buyer(string Id, byte[] Authorization)
{
    /// <summary>The access token.</summary>
    public string Token => Encoding.ASCII.GetString(Authorization)["Authorization: Bearer ".Length..].Trim();
}
