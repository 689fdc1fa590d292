using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Shouldly;
using Ticketing.EmbeddedSilo;
using Ticketing.EmbeddedSilo.Hosting;
using Ticketing.Tests.Conformance;
using Xunit;

namespace Ticketing.Tests.EmbeddedSilo;

public sealed class CallObserverTests : IAsyncDisposable
{
    private readonly Recorder observer = new();
    private readonly ServiceProvider services;

    public CallObserverTests() => services = new ServiceCollection()
        .AddSingleton<IGrainCallObserver>(observer)
        .AddEmbeddedSilo(options =>
        {
            options.GrainAssemblies.Add(typeof(CallObserverTests).Assembly);
            options.StreamProviders.Add(ConformanceLimits.StreamProvider);
        })
        .BuildServiceProvider();

    private IProbeGrain Grain => services.GetRequiredService<IGrainFactory>().GetGrain<IProbeGrain>("observed");

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task Every_call_is_told_before_its_caller_has_the_answer()
    {
        await Grain.Count();
        observer.Calls.ShouldBe([(nameof(IProbeGrain.Count), false)]);

        await Grain.Echo("a", 1, CancellationToken.None);
        observer.Calls.ShouldBe([(nameof(IProbeGrain.Count), false), (nameof(IProbeGrain.Echo), false)]);
    }

    [Fact]
    public async Task A_call_that_fails_is_told_as_failed_at_once_or_later()
    {
        await Should.ThrowAsync<FormatException>(Grain.Fail("now"));
        await Should.ThrowAsync<FormatException>(Grain.FailAfterAwait("later"));

        observer.Calls.ShouldBe([(nameof(IProbeGrain.Fail), true), (nameof(IProbeGrain.FailAfterAwait), true)]);
    }

    [Fact]
    public async Task Nothing_is_told_while_nobody_listens()
    {
        observer.IsEnabled = false;

        await Grain.Count();

        observer.Calls.ShouldBeEmpty();
    }

    private sealed class Recorder : IGrainCallObserver
    {
        public ConcurrentQueue<(string Method, bool Failed)> Calls { get; } = new();

        public bool IsEnabled { get; set; } = true;

        public void Ended(MethodInfo method, TimeSpan duration, bool failed)
        {
            duration.ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero);
            Calls.Enqueue((method.Name, failed));
        }
    }
}
