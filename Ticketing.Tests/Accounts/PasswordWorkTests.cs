using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Shouldly;
using Ticketing.Grains.Accounts;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Unit")]
public sealed class PasswordWorkTests
{
    private const string Address = "192.0.2.1";

    private readonly PasswordWork _work = new(
        new PasswordHasher<AccountRow>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 })), Options.Create(new PasswordSettings()));

    [Fact]
    public async Task A_password_is_one_password_however_its_letters_are_spelled()
    {
        const string composed = "강-word-12", spelled = "\u1100\u1161\u11bc-word-12";
        (await _work.VerifyAsync(await _work.HashAsync(composed, Address), spelled, Address)).ShouldBe(PasswordCheck.Right);
        (await _work.VerifyAsync(await _work.HashAsync(spelled, Address), composed, Address)).ShouldBe(PasswordCheck.Right);
    }

    [Fact]
    public async Task A_hash_of_a_spelling_from_before_still_takes_that_spelling_and_is_replaced()
    {
        const string spelled = "\u1100\u1161\u11bc-word-12";
        var hash = new PasswordHasher<AccountRow>().HashPassword(null!, spelled);
        (await _work.VerifyAsync(hash, spelled, Address)).ShouldBe(PasswordCheck.RightButWeak);
        (await _work.VerifyAsync(hash, "강-word-12", Address)).ShouldBe(PasswordCheck.Wrong);
    }

    [Fact]
    public async Task Only_the_right_password_fits_the_hash()
    {
        var hash = await _work.HashAsync("비밀-word-1", Address);
        hash.ShouldNotBeNull().ShouldNotContain("비밀");
        (await _work.VerifyAsync(hash, "비밀-word-1", Address)).ShouldBe(PasswordCheck.Right);
        (await _work.VerifyAsync(hash, "비밀-word-2", Address)).ShouldBe(PasswordCheck.Wrong);
    }

    [Fact]
    public async Task Without_a_hash_nothing_fits_not_even_the_decoys_own_password() =>
        (await _work.VerifyAsync(null, "no account", Address)).ShouldBe(PasswordCheck.Wrong);

    [Fact]
    public async Task Without_a_hash_the_answer_takes_as_long_as_with_one()
    {
        var slow = new PasswordWork(
            new PasswordHasher<AccountRow>(Options.Create(new PasswordHasherOptions { IterationCount = 50_000 })), Options.Create(new PasswordSettings()));
        var hash = await slow.HashAsync("비밀-word-1", Address);
        await slow.VerifyAsync(null, "wrong-word-1", Address);
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
    public async Task As_many_as_may_wait_do_and_one_more_is_turned_away_at_once()
    {
        using var hasher = new StuckHasher();
        var work = new PasswordWork(hasher, Options.Create(new PasswordSettings { Pending = 3 }));
        var accepted = Enumerable.Range(0, 3).Select(_ => work.HashAsync("비밀-word-1", Address)).ToArray();

        (await work.HashAsync("비밀-word-1", Address)).ShouldBeNull();
        (await work.VerifyAsync(null, "비밀-word-1", Address)).ShouldBe(PasswordCheck.Busy);

        hasher.Free(3);
        (await Task.WhenAll(accepted)).ShouldAllBe(hash => hash != null);
        hasher.Free(1);
        (await work.HashAsync("비밀-word-1", Address)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(1), InlineData(3)]
    public async Task No_more_than_set_are_hashed_at_once(int atOnce)
    {
        using var hasher = new StuckHasher();
        var work = new PasswordWork(hasher, Options.Create(new PasswordSettings { AtOnce = atOnce }));
        var storm = Enumerable.Range(0, 10).Select(_ => work.HashAsync("비밀-word-1", Address)).ToArray();

        // Each that ends lets exactly one begin.
        for (var begun = 0; begun < storm.Length; begun++)
        {
            if (begun >= atOnce) hasher.Free(1);
            (await hasher.BegunAsync()).ShouldBeTrue();
        }

        hasher.Free(atOnce);
        (await Task.WhenAll(storm)).ShouldAllBe(hash => hash != null);
        hasher.MostAtOnce.ShouldBe(atOnce);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static async Task<TimeSpan> Measure(PasswordWork work, string? hash)
    {
        var watch = Stopwatch.StartNew();
        await work.VerifyAsync(hash, "wrong-word-1", Address);
        return watch.Elapsed;
    }
}
