using Orleans;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Tests.Simulation.Host;

namespace Ticketing.Tests.Simulation.Buyers;

/// <summary>A client that behaves as a good one should: it asks until it has an answer, always with the same key.</summary>
internal sealed class Client(World world, int number, Guid user)
{
    private const int MaxTries = 40;

    private readonly string name = $"buyer{number}";
    private readonly SimulationProcess process = world.Scheduler.CreateProcess($"buyer{number}");
    private int keys;

    public SimulationTime Time => process.Time;

    /// <summary>What this client does by chance; the same in every schedule of a scenario, as far as it gets the same answers.</summary>
    public Random Random { get; } = world.Dice($"buyer{number}");

    public Task Start(Func<Task> life) => process.Start(life);

    /// <summary>A key nobody used, with the fingerprint of what is asked.</summary>
    public RequestKey NewKey(string fingerprint) => new($"{name}-{++keys}", fingerprint);

    public Task Pause(double maxSeconds) => Task.Delay(TimeSpan.FromSeconds(maxSeconds * Random.NextDouble()), process.Time);

    public bool Chance(double share) => Random.NextDouble() < share;

    /// <summary>Asks until there is an answer; null when this client ran out of patience, and the outcome stays unknown to it.</summary>
    public Task<Outcome<T>?> Ask<T>(string what, Func<IGrainFactory, Task<Outcome<T>>> call)
        where T : class => AskFor(what, call, Describe);

    /// <summary>As <see cref="Ask{T}"/>, of grains that answer otherwise than with an outcome.</summary>
    public async Task<T?> AskFor<T>(string what, Func<IGrainFactory, Task<T>> call, Func<T, string>? describe = null)
        where T : class
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            try
            {
                var answer = await call(world.Machine.ClientOf(number));
                world.Note($"{name} {what}: {(describe is null ? answer : describe(answer))}");
                return answer;
            }
            catch (Exception e) when (Failures.IsExpected(e))
            {
                world.Note($"{name} {what}: {e.GetType().Name}");
                if (Chance(0.02)) return null;
            }

            await Pause(Math.Min(3, 0.1 * (tries + 1)));
        }

        return null;
    }

    /// <summary>As <see cref="Ask{T}"/> with a key; a success must stay the answer, and now and then the client makes sure.</summary>
    public async Task<Outcome<T>?> AskOnce<T>(
        string what, RequestKey key, Func<IGrainFactory, Task<Outcome<T>>> call, Func<T, bool>? isFinal = null)
        where T : class
    {
        var outcome = await Ask(what, call);
        if (outcome is not { Ok: true } || isFinal?.Invoke(outcome.Value) == false) return outcome;
        world.Witness.Told.Answered(user, key.Key, outcome.Value);
        if (!Chance(0.2)) return outcome;

        var again = await Ask($"{what} again", call);
        if (again is { Ok: true }) world.Witness.Told.Answered(user, key.Key, again.Value);
        else if (again is not null) world.Break($"Promise 6: the key {key.Key} was answered with success and then with {again.Refusal}");
        return outcome;
    }

    private static string Describe<T>(Outcome<T> outcome)
        where T : class => outcome.Ok ? $"{outcome.Value}" : $"{outcome.Refusal.Code} {outcome.Refusal.Detail}";
}
