using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orleans;
using Shouldly;
using Ticketing.Api.Performances;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Performances;

[Trait("Suite", "Unit")]
public sealed class PerformanceNamesTests
{
    private readonly FakeTimeProvider _time = TestClock.New();
    private readonly IGrainFactory _grains = DispatchProxy.Create<IGrainFactory, OneCatalogue>();
    private readonly PerformanceNames _names;

    public PerformanceNamesTests() => _names = new PerformanceNames(_grains, new PlanCache(), _time, NullLogger<PerformanceNames>.Instance);

    private Catalogue Known => OneCatalogue.Of(_grains);

    [Fact]
    public async Task A_crowd_that_asks_first_costs_one_reading()
    {
        var waiting = Known.Wait();
        var crowd = Enumerable.Range(0, 100).Select(_ => _names.FindAsync("p").AsTask()).ToArray();
        waiting.SetResult();

        (await Task.WhenAll(crowd)).ShouldAllBe(named => named!.Programme.ShowTitle == "겨울 나그네");
        Known.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task Names_are_asked_for_again_when_they_are_old()
    {
        await _names.FindAsync("p");
        _time.Advance(PerformanceNames.MaxAge - TimeSpan.FromTicks(1));
        await _names.FindAsync("p");
        Known.Asked.ShouldBe(1);

        _time.Advance(TimeSpan.FromTicks(1));
        await _names.FindAsync("p");
        Known.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task Old_names_serve_while_newer_ones_cannot_be_read()
    {
        await _names.FindAsync("p");
        Known.IsOut = true;
        _time.Advance(PerformanceNames.MaxAge);

        (await _names.FindAsync("p"))!.Programme.VenueName.ShouldBe("작은 홀");
    }

    [Fact]
    public async Task Names_that_were_never_read_are_a_failure_and_not_an_answer_without_words()
    {
        Known.IsOut = true;

        await Should.ThrowAsync<StoreUnavailableException>(() => _names.FindAsync("p").AsTask());

        Known.IsOut = false;
        (await _names.FindAsync("p"))!.NameOf("A-2-3").ShouldBe(new SeatName("A", "2", "3"));
    }

    [Fact]
    public async Task A_performance_that_does_not_exist_has_no_names() => (await _names.FindAsync("none")).ShouldBeNull();

    /// <summary>A grain factory with one catalogue.</summary>
    public class OneCatalogue : DispatchProxy
    {
        private readonly ICatalogueGrain _catalogue = Create<ICatalogueGrain, Catalogue>();

        public static Catalogue Of(IGrainFactory factory) => (Catalogue)((OneCatalogue)factory)._catalogue;

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args) => _catalogue;
    }

    /// <summary>The catalogue, which knows one performance and counts the questions about it.</summary>
    public class Catalogue : DispatchProxy
    {
        private Task _gate = Task.CompletedTask;

        public int Asked { get; private set; }

        public bool IsOut { get; set; }

        public TaskCompletionSource Wait()
        {
            var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _gate = gate.Task;
            return gate;
        }

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            nameof(ICatalogueGrain.Performance) => PerformanceAsync((string)args![0]!),
            _ => Task.FromResult<Outcome<PlanFile>>(new PlanFile("plan-1", PlanDocument.Write(SmallHall.Plan))),
        };

        private async Task<Outcome<PerformanceView>> PerformanceAsync(string performance)
        {
            Asked++;
            await _gate;
            if (IsOut) throw new StoreUnavailableException("The store is out.");
            if (performance != "p") return Refusals.NoPerformance(performance);
            return PerformanceView.Of(SmallHall.Row(TestClock.Start), [], SaleStatus.OnSale, new Programme("겨울 나그네", "작은 홀", "Asia/Seoul"), CancellationTerms.Usual);
        }
    }
}
