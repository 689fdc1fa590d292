using Ticketing.Api.Problems;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Api.Accounts;

/// <summary>One use of a password. Unless it is said to have been wrong, disposing it takes back what it counted for.</summary>
internal sealed class LogInAttempt(
    LogInThrottle throttle, LogInFailures here, IReadOnlyList<(LogInFailures Failures, TimeSpan Wait)> counted) : IDisposable
{
    private bool _wrong;
    private bool _right;

    /// <summary>How long to wait instead of trying; null when it may be tried.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>The answer to somebody who has to wait.</summary>
    public ProblemResult? Problem => Wait is { } wait
        ? new ProblemResult(ProblemCatalogue.RateLimited, "Too many wrong passwords; try again after Retry-After seconds.") { RetryAfter = wait }
        : null;

    /// <summary>Tells what came of it; a refusal for another reason than the password counts for nothing.</summary>
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
