using System.CommandLine;
using Ticketing.Bench;
using Ticketing.Bench.Load;
using Ticketing.Bench.Scenarios;

var names = Scenario.All().Select(scenario => scenario.Name).ToArray();
var which = new Argument<string[]>("scenarios") { Description = $"all, or some of: {string.Join(", ", names)}", Arity = ArgumentArity.OneOrMore };
which.AcceptOnlyFromAmong(["all", .. names]);
var isShort = new Option<bool>("--short") { Description = "Only see whether everything works; less than 40 s." };
var rounds = Whole("--rounds", "Times that path and bare endpoint take turns.", 1, 100);
var seconds = Whole("--seconds", "Seconds each of them is loaded in one round.", 1, 60);
var connections = Whole("--connections", "Keep-alive connections, each with one request under way.", 1, LoadRun.MaxConnections);
var threads = Whole("--threads", "Threads of the driver.", 1, 2);
var rate = Whole("--rate", "Work per second of the open-loop part; half of what the closed loop did when missing.", 1, 1_000_000);

var command = new RootCommand("Loads a silo on this machine and compares its paths with its own bare endpoints.") { which, isShort, rounds, seconds, connections, threads, rate };
command.SetAction(parsed =>
{
    var settings = parsed.GetValue(isShort) ? BenchSettings.Short : BenchSettings.Full;
    settings = settings with
    {
        Rounds = parsed.GetValue(rounds) ?? settings.Rounds,
        Slice = parsed.GetValue(seconds) is { } slice ? TimeSpan.FromSeconds(slice) : settings.Slice,
        Connections = parsed.GetValue(connections) ?? settings.Connections,
        Threads = parsed.GetValue(threads) ?? settings.Threads,
        Rate = parsed.GetValue(rate) ?? settings.Rate,
    };
    var wanted = parsed.GetValue(which)!;
    var scenarios = Scenario.All().Where(scenario => wanted.Contains("all") || wanted.Contains(scenario.Name)).ToArray();
    return new Director(settings, Console.Out).PlayAsync(scenarios);
});
return await command.Parse(args).InvokeAsync();

static Option<int?> Whole(string name, string description, int lowest, int highest)
{
    var option = new Option<int?>(name) { Description = $"{description} {lowest} to {highest}." };
    option.Validators.Add(result =>
    {
        if (result.GetValue(option) is { } value && (value < lowest || value > highest)) result.AddError($"{name} is {lowest} to {highest}.");
    });
    return option;
}
