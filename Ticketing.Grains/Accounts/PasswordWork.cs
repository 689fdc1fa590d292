using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Ticketing.Grains.Outcomes.Texts;

namespace Ticketing.Grains.Accounts;

/// <summary>Hashes and checks passwords. Each takes tens of milliseconds of processor time, so the work never runs on a grain's scheduler.</summary>
public interface IPasswordWork
{
    /// <summary>The hash of a password; null when too many calls are waiting.</summary>
    /// <param name="password">The password.</param>
    /// <param name="address">The network address of who asks; null when it is not known.</param>
    Task<string?> HashAsync(string password, string? address);

    /// <summary>
    /// Whether the password belongs to the hash. Without a hash it is wrong, after the same work, so that the response time does not reveal
    /// whether an address is known.
    /// </summary>
    /// <param name="hash">The hash; null for an account that does not exist.</param>
    /// <param name="password">The password.</param>
    /// <param name="address">The network address of who asks; null when it is not known.</param>
    Task<PasswordCheck> VerifyAsync(string? hash, string password, string? address);
}

/// <summary>The result of a check of a password.</summary>
public enum PasswordCheck
{
    /// <summary>Too many calls are waiting; nothing was checked.</summary>
    Busy,

    /// <summary>The password does not belong to the hash.</summary>
    Wrong,

    /// <summary>The password is right.</summary>
    Right,

    /// <summary>The password is right, and its hash was made with fewer rounds than hashes of today.</summary>
    RightButWeak,
}

/// <summary>
/// Runs ASP.NET Core's password hasher (PBKDF2 with HMAC-SHA512) on some of the processors only. In a storm of log-ins the log-ins wait; the
/// sale keeps the other processors. Who logs in goes before who signs up, and no address has more than some of the places.
/// </summary>
public sealed class PasswordWork(PasswordHasher<AccountRow> hasher, IOptions<PasswordSettings> settings) : IPasswordWork
{
    private readonly PasswordQueue _queue = new(settings.Value);
    private readonly Lazy<string> _decoy = new(() => hasher.HashPassword(null!, "no account"));

    /// <inheritdoc/>
    public Task<string?> HashAsync(string password, string? address) =>
        RunAsync<string?>(() => hasher.HashPassword(null!, TypedText.Canonical(password)), isLogIn: false, address);

    /// <inheritdoc/>
    public Task<PasswordCheck> VerifyAsync(string? hash, string password, string? address) =>
        RunAsync(() => Check(hash, password), isLogIn: true, address);

    // Keyboards spell one password in several ways, so form C is hashed. A hash from before that rule may be of the spelling as typed; such a
    // hash counts as weak, so that the log-in replaces it.
    private PasswordCheck Check(string? hash, string password)
    {
        var canonical = TypedText.Canonical(password);
        var result = Verify(hash, canonical);
        var isAsTyped = result == PasswordVerificationResult.Failed && canonical != password;
        if (isAsTyped) result = Verify(hash, password);
        return (result, hash) switch
        {
            (_, null) or (PasswordVerificationResult.Failed, _) => PasswordCheck.Wrong,
            (PasswordVerificationResult.SuccessRehashNeeded, _) => PasswordCheck.RightButWeak,
            _ => isAsTyped ? PasswordCheck.RightButWeak : PasswordCheck.Right,
        };
    }

    private PasswordVerificationResult Verify(string? hash, string password) =>
        hasher.VerifyHashedPassword(null!, hash ?? _decoy.Value, password);

    // The default of both results says that nothing was done.
    private async Task<T?> RunAsync<T>(Func<T> work, bool isLogIn, string? address)
    {
        if (!_queue.TryEnter(isLogIn, address, out var turn))
            return default;
        try
        {
            await turn;

            // Task.Run moves the work off the calling grain's scheduler, which must stay free for other calls.
            return await Task.Run(work);
        }
        finally
        {
            _queue.Leave(address);
        }
    }
}
