using Ticketing.Grains.Performances;

namespace Ticketing.Api.Performances;

/// <summary>One step: from so many calendar days before the performance on, so much is kept.</summary>
/// <param name="DaysBefore">Calendar days before the performance, in the venue's time zone; 0 is the day itself.</param>
/// <param name="FeePercent">Percent of each seat's price that are kept; each seat's fee is rounded down to whole won.</param>
public sealed record CancellationStep(int DaysBefore, int FeePercent);

/// <summary>What giving tickets back costs, as it is told before anybody pays.</summary>
/// <param name="Steps">The steps, most days first. With fewer days left than the last step begins at, tickets do not go back.</param>
/// <param name="FreeHours">Within so many hours of the payment nothing is kept,</param>
/// <param name="FreeDays">while at least so many calendar days are left.</param>
public sealed record CancellationTermsResponse(IReadOnlyList<CancellationStep> Steps, int FreeHours, int FreeDays)
{
    internal static CancellationTermsResponse Of(CancellationTerms terms) =>
        new(terms.Steps.Select(step => new CancellationStep(step.DaysBefore, step.FeePercent)).ToArray(), terms.FreeHours, terms.FreeDays);
}

/// <summary>The terms that a promoter sets; see <see cref="CancellationTermsResponse"/>.</summary>
/// <param name="Steps">1 to 12 steps, each of another day.</param>
/// <param name="FreeHours">0 to 720; 24 when missing.</param>
/// <param name="FreeDays">0 to 366; 3 when missing.</param>
public sealed record CancellationTermsRequest(IReadOnlyList<CancellationStep> Steps, int FreeHours = 24, int FreeDays = 3)
{
    internal CancellationTerms ToTerms() => new(Steps.Select(step => new FeeStep(step.DaysBefore, step.FeePercent)).ToArray(), FreeHours, FreeDays);
}
