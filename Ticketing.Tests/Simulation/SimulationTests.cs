using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Shouldly;
using Ticketing.EmbeddedSilo.Simulation;
using Xunit;

namespace Ticketing.Tests.Simulation;

public sealed class SimulationTests
{
    private readonly List<string> disk = [];

    [Fact]
    public void The_same_seed_gives_the_same_run_step_by_step()
    {
        var first = Race(seed: 7);
        var second = Race(seed: 7);
        second.Trace.ShouldBe(first.Trace);
        second.Order.ShouldBe(first.Order);
    }

    [Fact]
    public void Other_seeds_give_other_orders_of_what_is_concurrent() =>
        Enumerable.Range(1, 20).Select(seed => Race(seed).Order).Distinct().Count().ShouldBeGreaterThan(10);

    [Fact]
    public void Time_jumps_to_the_next_timer_when_nothing_is_ready()
    {
        var world = new SimulationScheduler(1);
        var process = world.CreateProcess("sleeper");
        var start = world.Now;
        var nap = process.Start(() => Task.Delay(TimeSpan.FromHours(5), process.Time));
        world.RunUntil(() => nap.IsCompleted);
        (world.Now - start).ShouldBe(TimeSpan.FromHours(5));
        world.Steps.ShouldBeLessThan(10);
    }

    [Fact]
    public void A_crash_drops_everything_of_the_silo_at_once_and_leaves_the_outcome_unknown()
    {
        var world = new SimulationScheduler(3);
        var silo = Silo(world);
        _ = silo.Start();
        var buyer = world.CreateProcess("buyer");
        var call = buyer.Start(() => silo.Client.GetGrain<ISleeperGrain>("a").WriteTwice(TimeSpan.FromSeconds(10)));
        world.RunUntil(() => disk.Count == 1);
        silo.Crash();
        world.RunUntil(() => call.IsCompleted);
        call.Exception!.InnerException.ShouldBeOfType<SiloUnavailableException>();
        world.RunFor(TimeSpan.FromMinutes(1));
        disk.ShouldBe(["a first"]);
    }

    [Fact]
    public void A_silo_started_again_has_lost_its_memory_and_kept_its_disk()
    {
        var world = new SimulationScheduler(4);
        var silo = Silo(world);
        world.Run(async () =>
        {
            await silo.Start();
            var grain = silo.Client.GetGrain<ISleeperGrain>("a");
            (await grain.Add("kept")).ShouldBe(1);
            (await grain.Add("kept")).ShouldBe(2);
            silo.Crash();
            await Should.ThrowAsync<SiloUnavailableException>(() => grain.Add("not sent"));
            await silo.Start();
            (await grain.Add("kept")).ShouldBe(1);
        });
        disk.ShouldBe(["a kept", "a kept", "a kept"]);
    }

    [Fact]
    public void Timers_of_a_dead_silo_do_not_fire()
    {
        var world = new SimulationScheduler(5);
        var silo = Silo(world);
        world.Run(async () =>
        {
            await silo.Start();
            await silo.Client.GetGrain<ISleeperGrain>("a").Tick(TimeSpan.FromSeconds(1));
        });
        world.RunFor(TimeSpan.FromSeconds(3.5));
        disk.Count.ShouldBe(3);
        silo.Crash();
        world.RunFor(TimeSpan.FromSeconds(10));
        disk.Count.ShouldBe(3);
    }

    [Fact]
    public void Delays_keep_the_order_of_one_pair_and_mix_different_pairs()
    {
        var mixed = 0;
        for (var seed = 1; seed <= 20; seed++)
        {
            disk.Clear();
            var world = new SimulationScheduler(seed);
            var silo = Silo(world);
            silo.Network.MaxDelay = TimeSpan.FromMilliseconds(50);
            world.Run(async () =>
            {
                await silo.Start();
                var calls = Enumerable.Range(1, 5).SelectMany(number => new[] { "a", "b" }
                    .Select(key => silo.Client.GetGrain<ISleeperGrain>(key).Add($"{number}"))).ToArray();
                await Task.WhenAll(calls);
            });
            disk.Where(line => line[0] == 'a').ShouldBe(["a 1", "a 2", "a 3", "a 4", "a 5"]);
            disk.Where(line => line[0] == 'b').ShouldBe(["b 1", "b 2", "b 3", "b 4", "b 5"]);
            mixed += disk.SequenceEqual(disk.OrderBy(line => line[2]).ThenBy(line => line[0])) ? 0 : 1;
        }

        mixed.ShouldBeGreaterThan(15);
    }

    [Fact]
    public void A_one_way_message_can_be_lost_and_others_cannot()
    {
        var world = new SimulationScheduler(6);
        var silo = Silo(world);
        silo.Network.OneWayLoss = 1;
        world.Run(async () =>
        {
            await silo.Start();
            var grain = silo.Client.GetGrain<ISleeperGrain>("a");
            await grain.Tell("lost");
            await grain.Add("arrived");
        });
        disk.ShouldBe(["a arrived"]);
    }

    [Fact]
    public void An_unanswered_call_times_out_in_virtual_time()
    {
        var world = new SimulationScheduler(8);
        var silo = Silo(world);
        var start = world.Now;
        world.Run(async () =>
        {
            await silo.Start();
            await Should.ThrowAsync<TimeoutException>(() => silo.Client.GetGrain<ISleeperGrain>("a").WriteTwice(TimeSpan.FromHours(1)));
        });
        (world.Now - start).ShouldBeInRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(31));
    }

    [Fact]
    public void A_broken_invariant_ends_the_run_at_the_step_that_broke_it()
    {
        var world = new SimulationScheduler(9);
        var silo = Silo(world);
        world.AfterStep = () => disk.Count.ShouldBeLessThan(3);
        Should.Throw<ShouldAssertException>(() => world.Run(async () =>
        {
            await silo.Start();
            for (var number = 0; number < 10; number++)
                await silo.Client.GetGrain<ISleeperGrain>("a").Add("x");
        }));
        disk.Count.ShouldBe(3);
    }

    [Fact]
    public void An_endless_run_and_a_stuck_run_end_with_the_seed_in_the_text()
    {
        var endless = new SimulationScheduler(10) { StepLimit = 100 };
        Should.Throw<SimulationException>(() => endless.Run(async () =>
        {
            while (true)
                await Task.Yield();
        })).Message.ShouldContain("Seed 10, step 100");
        var stuck = new SimulationScheduler(11);
        Should.Throw<SimulationException>(() => stuck.Run(() => new TaskCompletionSource().Task)).Message.ShouldContain("nothing left to run");
    }

    [Fact]
    public void Work_on_the_thread_pool_is_found_out()
    {
        var world = new SimulationScheduler(12);
        Should.Throw<SimulationException>(() => world.Run(async () =>
        {
            using var elsewhere = new ManualResetEventSlim();
            var process = (SimulationProcess)TaskScheduler.Current;
            ThreadPool.QueueUserWorkItem(_ =>
            {
                _ = process.Start(() => Task.CompletedTask);
                elsewhere.Set();
            });
            elsewhere.Wait();
            await Task.Yield();
        })).Message.ShouldContain("thread pool");
    }

    private (ulong Trace, string Order) Race(int seed)
    {
        disk.Clear();
        var world = new SimulationScheduler(seed);
        var silo = Silo(world);
        silo.Network.MaxDelay = TimeSpan.FromMilliseconds(20);
        world.Run(async () =>
        {
            await silo.Start();
            var buyers = Enumerable.Range(1, 5).Select(number => world.CreateProcess($"buyer {number}").Start(async () =>
            {
                for (var round = 0; round < 20; round++)
                    await silo.Client.GetGrain<ISleeperGrain>($"grain {round % 3}").Add($"{number}");
            }));
            await Task.WhenAll(buyers);
        });
        disk.Count.ShouldBe(100);
        return (world.TraceHash, string.Join(' ', disk));
    }

    private SimulatedSilo Silo(SimulationScheduler world) => new(
        world,
        (services, _) => services.AddSingleton(disk),
        options =>
        {
            options.GrainAssemblies.Add(typeof(SimulationTests).Assembly);
            options.Strict = true;
        });
}
