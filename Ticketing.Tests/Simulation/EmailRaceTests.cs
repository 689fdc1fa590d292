using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Grains;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;
using Xunit;

namespace Ticketing.Tests.Simulation;

/// <summary>Two silos each have an activation of the same address, as can happen while a cluster changes.</summary>
[Trait("Suite", "Simulation")]
public sealed class EmailRaceTests : IPasswordWork
{
    private const string Address = "hong@example.com";

    private readonly TaskCompletionSource _bothHaveLooked = new();
    private int _looked;

    [Fact]
    public void Both_find_the_address_free_and_one_gets_it()
    {
        var (outcomes, rows) = SignUpOnTwoSilos(fence: true);
        outcomes.Count(outcome => outcome.Ok).ShouldBe(1);
        outcomes.Single(outcome => !outcome.Ok).Refusal!.Code.ShouldBe(RefusalCode.EmailTaken);
        var account = rows.Rows<AccountRow>().ShouldHaveSingleItem();
        rows.Rows<EmailRow>().ShouldHaveSingleItem().User.ShouldBe(account.User);
    }

    [Fact]
    public void Without_the_primary_key_both_would_get_it() =>
        SignUpOnTwoSilos(fence: false).Outcomes.ShouldAllBe(outcome => outcome.Ok);

    // Sign-up hashes between its read and its write. Waiting here lets both activations read before one writes.
    async Task<string?> IPasswordWork.HashAsync(string password, string? address)
    {
        if (++_looked == 2) _bothHaveLooked.SetResult();
        await _bothHaveLooked.Task;
        return "hash";
    }

    Task<PasswordCheck> IPasswordWork.VerifyAsync(string? hash, string password, string? address) => throw new NotSupportedException();

    private (Outcome<Profile>[] Outcomes, SimulatedStore Rows) SignUpOnTwoSilos(bool fence)
    {
        var silos = new TwoSilos(disk => new Store(disk, fence), services => services.AddGrainServices().AddSingleton<IPasswordWork>(this));
        Outcome<Profile>[] outcomes = [];
        silos.Run(async () => outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(number => silos[number]
            .GetGrain<IEmailGrain>(Address).SignUp(new SignUp(new Guid(number, 0, 0, new byte[8]), Address, "홍길동", "비밀-word-1")))));
        return (outcomes, silos.Disk);
    }

    // Without the fence the store drops the rows whose primary key makes addresses unique.
    private sealed class Store(SimulatedStore disk, bool fence) : IRowStore
    {
        public ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes) =>
            disk.TryCommitAsync(fence ? writes : [.. writes.Where(write => write.Row is not EmailRow)]);

        public ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
            where T : Row => disk.ReadAsync(query);
    }
}
