using Orleans;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Tests.Simulation.Host;

namespace Ticketing.Tests.Simulation.Buyers;

/// <summary>A well-behaved client: repeats a request under the same key until there is an answer.</summary>
internal sealed class Client(World world, int number, Guid user)
{
    private const int MaxTries = 40;

    private readonly string name = $"buyer{number}";
    private readonly SimulationProcess process = world.Scheduler.CreateProcess($"buyer{number}");
    private int keys;

    public SimulationTime Time => process.Time;

    /// <summary>The client's own source of chance. All schedules of a scenario draw the same values, as long as they get the same answers.</summary>
    public Random Random { get; } = world.Dice($"buyer{number}");

    /// <summary>The grains, for a message that nobody answers.</summary>
    public IGrainFactory Grains => world.Machine.ClientOf(number);

    public Task Start(Func<Task> life) => process.Start(life);

    /// <summary>A new key, with the fingerprint of the request.</summary>
    public RequestKey NewKey(string fingerprint) => new($"{name}-{++keys}", fingerprint);

    public Task Pause(double maxSeconds) => Task.Delay(TimeSpan.FromSeconds(maxSeconds * Random.NextDouble()), process.Time);

    public bool Chance(double share) => Random.NextDouble() < share;

    /// <summary>Repeats a request until there is an answer. Null when the client gave up, so that it does not know the outcome.</summary>
    public Task<Outcome<T>?> Ask<T>(string what, Func<IGrainFactory, Task<Outcome<T>>> call)
        where T : class => AskFor(what, call, Describe);

    /// <summary>As <see cref="Ask{T}"/>, for grains that do not answer with an outcome.</summary>
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

    /// <summary>As <see cref="Ask{T}"/> with a key. A success must stay the answer, and sometimes the client repeats the request to check.</summary>
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
