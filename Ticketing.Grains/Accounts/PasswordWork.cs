using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Ticketing.Grains.Outcomes.Texts;

namespace Ticketing.Grains.Accounts;

/// <summary>Hashes and checks passwords. Each takes tens of milliseconds of processor time, so the work never runs on a grain's scheduler.</summary>
public interface IPasswordWork
{
    /// <summary>The hash of a password; null when too many calls are waiting.</summary>
    Task<string?> HashAsync(string password);

    /// <summary>
    /// Whether the password belongs to the hash; null when too many calls are waiting. Without a hash the answer is false, after the same
    /// work, so that the response time does not reveal whether an address is known.
    /// </summary>
    Task<bool?> VerifyAsync(string? hash, string password);
}

/// <summary>
/// Runs ASP.NET Core's password hasher (PBKDF2 with HMAC-SHA512) on some of the processors only. In a storm of log-ins the log-ins wait; the
/// sale keeps the other processors.
/// </summary>
public sealed class PasswordWork(PasswordHasher<AccountRow> hasher, IOptions<PasswordSettings> settings) : IPasswordWork, IDisposable
{
    private readonly SemaphoreSlim _processors = new(settings.Value.Running);
    private readonly Lazy<string> _decoy = new(() => hasher.HashPassword(null!, "no account"));
    private int _pending;

    /// <inheritdoc/>
    public Task<string?> HashAsync(string password) => RunAsync<string?>(() => hasher.HashPassword(null!, TypedText.Canonical(password)));

    /// <inheritdoc/>
    public Task<bool?> VerifyAsync(string? hash, string password) => RunAsync<bool?>(() =>
    {
        // Keyboards spell one password in several ways, so form C is hashed. A hash from before that rule may be of the spelling as typed.
        var canonical = TypedText.Canonical(password);
        return (Matches(hash, canonical) || (canonical != password && Matches(hash, password))) && hash is not null;
    });

    /// <inheritdoc/>
    public void Dispose() => _processors.Dispose();

    private bool Matches(string? hash, string password) =>
        hasher.VerifyHashedPassword(null!, hash ?? _decoy.Value, password) != PasswordVerificationResult.Failed;

    private async Task<T?> RunAsync<T>(Func<T> work)
    {
        if (Interlocked.Increment(ref _pending) > settings.Value.Pending)
        {
            Interlocked.Decrement(ref _pending);
            return default;
        }
        try
        {
            // Task.Run moves the work off the calling grain's scheduler, which must stay free for other calls.
            return await Task.Run(() => RunOnProcessorAsync(work));
        }
        finally
        {
            Interlocked.Decrement(ref _pending);
        }
    }

    private async Task<T> RunOnProcessorAsync<T>(Func<T> work)
    {
        await _processors.WaitAsync();
        try
        {
            return work();
        }
        finally
        {
            _processors.Release();
        }
    }
}
