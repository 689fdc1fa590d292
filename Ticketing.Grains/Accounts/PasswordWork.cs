using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Ticketing.Grains.Accounts;

/// <summary>Hashes and checks passwords: tens of milliseconds of processor time each, so never on a grain's scheduler.</summary>
public interface IPasswordWork
{
    /// <summary>The hash of a password; null when too many are waiting.</summary>
    Task<string?> HashAsync(string password);

    /// <summary>
    /// Whether the password is the one of the hash; null when too many are waiting. Without a hash the answer is no, after the same work,
    /// so that the time does not tell whether an address is known.
    /// </summary>
    Task<bool?> VerifyAsync(string? hash, string password);
}

/// <summary>
/// ASP.NET Core's password hasher (PBKDF2 with HMAC-SHA512) on some of the processors: a storm of log-ins waits, the sale does not.
/// </summary>
public sealed class PasswordWork(PasswordHasher<AccountRow> hasher, IOptions<PasswordSettings> settings) : IPasswordWork, IDisposable
{
    private readonly SemaphoreSlim _processors = new(settings.Value.Running);
    private readonly Lazy<string> _decoy = new(() => hasher.HashPassword(null!, "no account"));
    private int _pending;

    /// <inheritdoc/>
    public Task<string?> HashAsync(string password) => RunAsync<string?>(() => hasher.HashPassword(null!, password));

    /// <inheritdoc/>
    public Task<bool?> VerifyAsync(string? hash, string password) => RunAsync<bool?>(() =>
        hasher.VerifyHashedPassword(null!, hash ?? _decoy.Value, password) != PasswordVerificationResult.Failed && hash is not null);

    /// <inheritdoc/>
    public void Dispose() => _processors.Dispose();

    private async Task<T?> RunAsync<T>(Func<T> work)
    {
        if (Interlocked.Increment(ref _pending) > settings.Value.Pending)
        {
            Interlocked.Decrement(ref _pending);
            return default;
        }
        try
        {
            // Task.Run leaves the calling grain's scheduler, which is the point.
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
