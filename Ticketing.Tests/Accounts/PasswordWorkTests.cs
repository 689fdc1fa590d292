using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Shouldly;
using Ticketing.Grains.Accounts;
using Xunit;

namespace Ticketing.Tests.Accounts;

public sealed class PasswordWorkTests : IDisposable
{
    private readonly PasswordWork _work = new(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Only_the_right_password_fits_the_hash()
    {
        var hash = await _work.HashAsync("비밀-word-1");
        hash.ShouldNotBeNull().ShouldNotContain("비밀");
        (await _work.VerifyAsync(hash, "비밀-word-1")).ShouldBe(true);
        (await _work.VerifyAsync(hash, "비밀-word-2")).ShouldBe(false);
    }

    [Fact]
    public async Task Without_a_hash_nothing_fits_not_even_the_decoys_own_password() =>
        (await _work.VerifyAsync(null, "no account")).ShouldBe(false);

    [Fact]
    public async Task Without_a_hash_the_answer_takes_as_long_as_with_one()
    {
        using var slow = new PasswordWork(Options.Create(new PasswordHasherOptions { IterationCount = 50_000 }));
        var hash = await slow.HashAsync("비밀-word-1");
        await slow.VerifyAsync(null, "wrong-word-1");
        var (known, unknown) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var i = 0; i < 5; i++)
        {
            known = Shorter(known, await Measure(slow, hash));
            unknown = Shorter(unknown, await Measure(slow, null));
        }

        // The shortest of several; without the work the one would be thousands of times the other.
        (unknown / known).ShouldBeInRange(0.2, 5);
    }

    [Fact]
    public async Task More_than_64_at_once_are_turned_away_and_the_places_come_back()
    {
        using var slow = new PasswordWork(Options.Create(new PasswordHasherOptions { IterationCount = 20_000 }));
        var storm = Enumerable.Range(0, 200).Select(_ => slow.HashAsync("비밀-word-1")).ToList();
        var hashes = await Task.WhenAll(storm);
        hashes.Count(hash => hash is not null).ShouldBeGreaterThanOrEqualTo(PasswordWork.MaxPending);
        hashes.ShouldContain((string?)null);
        (await slow.HashAsync("비밀-word-1")).ShouldNotBeNull();
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static async Task<TimeSpan> Measure(PasswordWork work, string? hash)
    {
        var watch = Stopwatch.StartNew();
        await work.VerifyAsync(hash, "wrong-word-1");
        return watch.Elapsed;
    }
}
