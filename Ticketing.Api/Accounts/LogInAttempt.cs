using Ticketing.Api.Problems;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Api.Accounts;

/// <summary>
/// One use of a password. The throttle has counted the attempt as wrong. Disposing the attempt takes that count back, unless
/// <c>End</c> was told that the password was wrong.
/// </summary>
internal sealed class LogInAttempt(
    LogInThrottle throttle, LogInFailures here, IReadOnlyList<(LogInFailures Failures, TimeSpan Wait)> counted) : IDisposable
{
    private bool _wrong;
    private bool _right;

    /// <summary>How long the caller must wait before the next attempt; null when this attempt may go on.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>The answer to a caller who must wait; null when this attempt may go on.</summary>
    public ProblemResult? Problem => Wait is { } wait
        ? new ProblemResult(ProblemCatalogue.RateLimited, "Too many wrong passwords; try again after Retry-After seconds.") { RetryAfter = wait }
        : null;

    /// <summary>Tells the result of the attempt. A refusal for any reason other than a wrong password does not count.</summary>
    public void End(Refusal? refusal)
    {
        _wrong = refusal?.Code == RefusalCode.WrongCredentials;
        _right = refusal is null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_wrong) throttle.TakeBack(counted, _right ? here : null);
    }
}
