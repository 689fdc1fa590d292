using Ticketing.Bench.Load;

namespace Ticketing.Bench.Stage;

/// <summary>What the scenarios play on.</summary>
/// <param name="Api">For setting up.</param>
/// <param name="Hall">For performances.</param>
/// <param name="Load">For load.</param>
/// <param name="Buyers">Header lines of people who are logged in.</param>
/// <param name="Performances">How many performances a scenario that uses up seats should have.</param>
/// <param name="Run">Different in every run, so that nothing meets what an earlier one left.</param>
internal sealed record World(Api Api, Hall Hall, LoadRun Load, byte[][] Buyers, int Performances, string Run)
{
    /// <summary>The access token of a buyer.</summary>
    public string TokenOf(int buyer) => System.Text.Encoding.ASCII.GetString(Buyers[buyer])["Authorization: Bearer ".Length..].Trim();
}
