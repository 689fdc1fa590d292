using Shouldly;
using Ticketing.Api.Replicas;
using Xunit;

namespace Ticketing.Tests.Replicas;

[Trait("Suite", "Unit")]
public sealed class LiveSubscriptionTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly List<string> _log = [];
    private readonly LiveSubscription _live;

    public LiveSubscriptionTests() => _live = new(() =>
    {
        var place = $"{_log.Count}";
        _log.Add($"take {place}");
        return Task.FromResult<Func<Task>>(() =>
        {
            _log.Add($"leave {place}");
            return Task.CompletedTask;
        });
    });

    public Task InitializeAsync() => _live.StartAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    async ValueTask IAsyncDisposable.DisposeAsync() => await _live.DisposeAsync();

    [Fact]
    public async Task Where_checks_find_news_that_nobody_told_the_place_is_taken_anew_and_then_the_old_one_left()
    {
        (await _live.CheckedAsync(areNews: true)).ShouldBeFalse();
        (await _live.CheckedAsync(areNews: false)).ShouldBeTrue();
        _log.ShouldBe(["take 0", "take 1", "leave 0"]);
        (await _live.CheckedAsync(areNews: false)).ShouldBeFalse();
    }

    [Fact]
    public async Task News_heard_before_the_check_that_found_them_or_after_it_keep_the_place()
    {
        _live.Heard();
        (await _live.CheckedAsync(areNews: true)).ShouldBeFalse();
        (await _live.CheckedAsync(areNews: true)).ShouldBeFalse();
        _live.Heard();
        (await _live.CheckedAsync(areNews: false)).ShouldBeFalse();
    }

    [Fact]
    public async Task Silence_where_nothing_happens_keeps_the_place()
    {
        for (var check = 0; check < 10; check++) (await _live.CheckedAsync(areNews: false)).ShouldBeFalse();
        _log.ShouldBe(["take 0"]);
    }
}
