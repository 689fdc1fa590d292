using System.Threading.Channels;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Api.LiveStreams;
using Ticketing.Hosting.Server;
using Ticketing.Tests.Kit.Clocks;
using Xunit;

namespace Ticketing.Tests.LiveStreams;

[Trait("Suite", "Unit")]
public sealed class LiveStreamTests : IDisposable
{
    private readonly FakeTimeProvider _time = TestClock.New();
    private readonly Drain _drain;

    public LiveStreamTests() => _drain = new(new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance), Options.Create(new ServerSettings()), _time);

    public void Dispose() => _drain.Dispose();

    [Fact]
    public void A_user_and_an_address_have_limits_of_their_own_and_all_together_have_one()
    {
        var places = new LiveStreamPlaces(new LiveStreamSettings { Total = 4, PerUser = 1, PerAddress = 2 });

        places.TryTake("user", isUser: true).ShouldBe(LiveStreamPlaces.Answer.Taken);
        places.TryTake("user", isUser: true).ShouldBe(LiveStreamPlaces.Answer.CallerHasEnough);
        places.TryTake("address", isUser: false).ShouldBe(LiveStreamPlaces.Answer.Taken);
        places.TryTake("address", isUser: false).ShouldBe(LiveStreamPlaces.Answer.Taken);
        places.TryTake("address", isUser: false).ShouldBe(LiveStreamPlaces.Answer.CallerHasEnough);
        places.TryTake("other", isUser: true).ShouldBe(LiveStreamPlaces.Answer.Taken);
        places.TryTake("third", isUser: true).ShouldBe(LiveStreamPlaces.Answer.AllTaken);
        places.Count.ShouldBe(4);

        places.GiveBack("user");
        places.TryTake("user", isUser: true).ShouldBe(LiveStreamPlaces.Answer.Taken);
        places.GiveBack("address");
        places.TryTake("address", isUser: false).ShouldBe(LiveStreamPlaces.Answer.Taken);
    }

    [Fact]
    public async Task A_reader_who_takes_an_event_in_time_goes_on_and_one_who_stalls_is_cut()
    {
        var cuts = 0;
        await using var reader = Watch(() => cuts++);
        (await reader.MoveNextAsync()).ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(9.9));
        (await reader.MoveNextAsync()).ShouldBeTrue();
        cuts.ShouldBe(0);

        _time.Advance(TimeSpan.FromSeconds(9.9));
        cuts.ShouldBe(0);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        cuts.ShouldBe(1);
    }

    [Fact]
    public async Task A_reader_who_waits_for_news_is_not_stalling()
    {
        var cuts = 0;
        var news = Channel.CreateUnbounded<int>();
        await using var reader = Streams().Watch(news.Reader.ReadAllAsync(), () => cuts++).GetAsyncEnumerator();
        news.Writer.TryWrite(1);
        (await reader.MoveNextAsync()).ShouldBeTrue();
        var next = reader.MoveNextAsync();
        _time.Advance(TimeSpan.FromHours(1));
        cuts.ShouldBe(0);
        news.Writer.TryWrite(2);
        (await next).ShouldBeTrue();
    }

    [Fact]
    public async Task When_the_process_stops_the_stream_ends_as_if_there_were_no_more_events()
    {
        var news = Channel.CreateUnbounded<int>();
        await using var reader = Streams().Watch(news.Reader.ReadAllAsync(), () => { }).GetAsyncEnumerator();
        var next = reader.MoveNextAsync();
        await _drain.StoppingAsync(CancellationToken.None);
        (await next).ShouldBeFalse();
    }

    private OpenStreams Streams() => new(Options.Create(new LiveStreamSettings()), _drain, _time);

    private IAsyncEnumerator<int> Watch(Action cut) => Streams().Watch(Enumerable.Range(0, 100).ToAsyncEnumerable(), cut).GetAsyncEnumerator();
}
