using System.Globalization;
using Ticketing.Api.Challenges;

namespace Ticketing.Tests.Challenges;

/// <summary>A client that solves challenges, and one that does not.</summary>
internal static class Solver
{
    /// <summary>A solution of at least so many bits.</summary>
    public static string Solve(string challenge, int difficulty) => Find(challenge, bits => bits >= difficulty);

    /// <summary>A solution of fewer bits.</summary>
    public static string Miss(string challenge, int difficulty) => Find(challenge, bits => bits < difficulty);

    private static string Find(string challenge, Func<int, bool> isGood)
    {
        for (var number = 0; ; number++)
        {
            var solution = string.Create(CultureInfo.InvariantCulture, $"{challenge}.{number}");
            if (isGood(ChallengeHeader.ZeroBitsOf(solution))) return solution;
        }
    }
}
