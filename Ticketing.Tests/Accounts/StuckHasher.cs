using Microsoft.AspNetCore.Identity;
using Ticketing.Grains.Accounts;

namespace Ticketing.Tests.Accounts;

/// <summary>A password hasher whose work ends when the test says so.</summary>
internal sealed class StuckHasher : PasswordHasher<AccountRow>, IDisposable
{
    // A test that never frees its work fails instead of stopping the run.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _begun = new(0);
    private readonly SemaphoreSlim _free = new(0);
    private readonly Lock _gate = new();
    private int _running;

    public int MostAtOnce { get; private set; }

    public Task<bool> BegunAsync() => _begun.WaitAsync(Patience);

    public void Free(int count) => _free.Release(count);

    public override string HashPassword(AccountRow user, string password)
    {
        lock (_gate) MostAtOnce = Math.Max(MostAtOnce, ++_running);
        _begun.Release();
        if (!_free.Wait(Patience)) throw new TimeoutException("The test did not free the hasher.");
        lock (_gate) _running--;
        return "hash of " + password;
    }

    public void Dispose()
    {
        _begun.Dispose();
        _free.Dispose();
    }
}
