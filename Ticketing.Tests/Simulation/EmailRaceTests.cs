using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Shouldly;
using Ticketing.EmbeddedSilo;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;
using Xunit;

namespace Ticketing.Tests.Simulation;

/// <summary>Two silos each believe that an address is theirs to give away, as can happen while a cluster changes.</summary>
public sealed class EmailRaceTests : IPasswordWork, IDisposable
{
    private const string Address = "hong@example.com";

    private readonly SimulatedStore _rows = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly TaskCompletionSource _bothHaveLooked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _looked;

    public void Dispose() => _turn.Dispose();

    [Fact]
    public async Task Both_find_the_address_free_and_one_gets_it()
    {
        var outcomes = await SignUpOnTwoSilosAsync(fence: true);
        outcomes.Count(outcome => outcome.Ok).ShouldBe(1);
        outcomes.Single(outcome => !outcome.Ok).Refusal!.Code.ShouldBe(RefusalCode.EmailTaken);
        var account = _rows.Rows<AccountRow>().ShouldHaveSingleItem();
        _rows.Rows<EmailRow>().ShouldHaveSingleItem().User.ShouldBe(account.User);
    }

    [Fact]
    public async Task Without_the_primary_key_both_would_get_it() =>
        (await SignUpOnTwoSilosAsync(fence: false)).ShouldAllBe(outcome => outcome.Ok);

    // The hashing is between the look and the write, so waiting here lets both look before one writes.
    async Task<string?> IPasswordWork.HashAsync(string password)
    {
        if (Interlocked.Increment(ref _looked) == 2)
            _bothHaveLooked.SetResult();
        await _bothHaveLooked.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return "hash";
    }

    Task<bool?> IPasswordWork.VerifyAsync(string? hash, string password) => throw new NotSupportedException();

    private async Task<Outcome<Profile>[]> SignUpOnTwoSilosAsync(bool fence)
    {
        await using var one = StartSilo(fence);
        await using var other = StartSilo(fence);
        return await Task.WhenAll(new[] { one, other }.Select(silo => silo.GetRequiredService<IGrainFactory>()
            .GetGrain<IEmailGrain>(Address).SignUp(new SignUp(Guid.NewGuid(), Address, "홍길동", "비밀-word-1"))));
    }

    private ServiceProvider StartSilo(bool fence) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IRowStore>(new SharedStore(_rows, _turn, fence))
        .AddSingleton<IPasswordWork>(this)
        .AddEmbeddedSilo(silo =>
        {
            silo.GrainAssemblies.Add(typeof(EmailGrain).Assembly);
            silo.Strict = true;
        })
        .BuildServiceProvider();

    // The simulated store is single-threaded; without the fence it forgets the rows whose key makes addresses unique.
    private sealed class SharedStore(SimulatedStore rows, SemaphoreSlim turn, bool fence) : IRowStore
    {
        public async ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes)
        {
            await turn.WaitAsync();
            try
            {
                return await rows.TryCommitAsync(fence ? writes : [.. writes.Where(write => write.Row is not EmailRow)]);
            }
            finally
            {
                turn.Release();
            }
        }

        public async ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
            where T : Row
        {
            await turn.WaitAsync();
            try
            {
                return await rows.ReadAsync(query);
            }
            finally
            {
                turn.Release();
            }
        }
    }
}
