using BitFaster.Caching.Lru;
using Microsoft.Extensions.Options;

namespace Ticketing.Api.Accounts;

/// <summary>
/// Slows down the guessing of passwords without locking anybody out (OWASP Authentication Cheat Sheet). Wrong passwords make the next
/// attempt wait, a refused attempt costs nothing, and no wait is longer than the settings say. An attacker at another address cannot make
/// an account's owner wait at an address where the owner logged in before. Existing and unknown accounts are treated alike.
/// </summary>
internal sealed class LogInThrottle(IOptions<LogInSettings> options, TimeProvider time)
{
    // The smallest capacity that the cache has.
    private const int MinRemembered = 3;

    private readonly LogInSettings _settings = options.Value;
    private readonly long _startedAt = time.GetTimestamp();
    private readonly Lock _gate = new();

    // By account, by address, and by both.
    private readonly ConcurrentLru<string, LogInFailures> _failures =
        new(concurrencyLevel: 1, Math.Max(MinRemembered, options.Value.Remembered), StringComparer.Ordinal);

    /// <summary>How many accounts and addresses are remembered.</summary>
    public int Count => _failures.Count;

    /// <summary>Begins an attempt, or says how long to wait. The caller must dispose the attempt.</summary>
    /// <param name="account">The e-mail address or the id of an account, which need not exist.</param>
    /// <param name="address">Where the attempt comes from.</param>
    public LogInAttempt Begin(string account, string address)
    {
        var now = time.GetElapsedTime(_startedAt);
        lock (_gate)
        {
            var here = Find($"{account}|{address}");
            List<(LogInFailures Failures, LogInLimit Limit)> counted =
                [(here, _settings.AccountFromAddress), (Find("@" + address), _settings.Address)];
            if (!here.IsKnown) counted.Add((Find(account), _settings.Account));

            var wait = counted.Max(one => one.Failures.WaitAt(now));
            if (wait > TimeSpan.Zero) return new LogInAttempt(this, here, []) { Wait = wait };

            var forgetAfter = TimeSpan.FromMinutes(_settings.ForgetMinutes);
            return new LogInAttempt(this, here, [.. counted.Select(one => (one.Failures, one.Failures.Begin(one.Limit, forgetAfter, now)))]);
        }
    }

    internal void TakeBack(IReadOnlyList<(LogInFailures Failures, TimeSpan Wait)> counted, LogInFailures? cleared)
    {
        lock (_gate)
        {
            foreach (var (failures, wait) in counted) failures.TakeBack(wait);
            cleared?.Clear();
        }
    }

    private LogInFailures Find(string key) => _failures.GetOrAdd(key, static _ => new LogInFailures());
}
