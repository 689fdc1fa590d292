using System.CommandLine;
using System.Text.RegularExpressions;
using Ticketing.Bench;
using Ticketing.Bench.Claims;
using Ticketing.Bench.Contenders;
using Ticketing.Bench.Load;
using Ticketing.Bench.Scenarios;
using Ticketing.Bench.Servers;

var names = Scenario.All().Select(scenario => scenario.Name).ToArray();
var claimNames = Claim.All().Select(claim => claim.Name).ToArray();
var which = new Argument<string[]>("what") { Description = $"all, compare (with the peers), claims (of others), or some of: {string.Join(", ", [.. names, .. claimNames])}", Arity = ArgumentArity.OneOrMore };
which.AcceptOnlyFromAmong(["all", "compare", "claims", .. names, .. claimNames]);
var isShort = new Option<bool>("--short") { Description = "Only see whether everything works; less than two minutes." };
var isBroken = new Option<bool>("--broken") { Description = "With a peer that sells seats twice: the run must fail." };
var report = new Option<string?>("--report") { Description = "Name of the report's files in bench/reports; the time when missing." };
report.Validators.Add(result =>
{
    if (!Regex.IsMatch(result.GetValue(report) ?? "", "^[a-z0-9-]{1,40}$", RegexOptions.None, TimeSpan.FromSeconds(1)))
        result.AddError("A report's name has 1 to 40 lower-case letters, digits and hyphens.");
});
var rounds = Whole("--rounds", "Times that all take turns.", 1, 100);
var seconds = Whole("--seconds", "Seconds each of them is loaded in one round.", 1, 60);
var connections = Whole("--connections", "Keep-alive connections, each with one request under way.", 1, LoadRun.MaxConnections);
var threads = Whole("--threads", "Threads of the driver.", 1, 2);
var rate = Whole("--rate", "Work per second of the open-loop part; half of what the closed loop did when missing.", 1, 1_000_000);
var against = new Option<string[]>("--against") { Description = "Settings with which ours plays once more in the same turns, as --against --Operations:Dashboard=true.", Arity = ArgumentArity.OneOrMore };
var minutes = Whole("--minutes", "Minutes that people in a queue are watched; 20 s when missing.", 1, 15);

var command = new RootCommand("Loads a silo on this machine, and the usual designs beside it.") { which, isShort, isBroken, report, rounds, seconds, connections, threads, rate, minutes, against };
command.SetAction(parsed =>
{
    var wanted = parsed.GetValue(which)!;
    var compares = wanted.Contains("compare");
    var settings = parsed.GetValue(isShort) ? BenchSettings.Short : compares ? BenchSettings.Compare : BenchSettings.Full;
    settings = settings with
    {
        Rounds = parsed.GetValue(rounds) ?? settings.Rounds,
        Slice = parsed.GetValue(seconds) is { } slice ? TimeSpan.FromSeconds(slice) : settings.Slice,
        Connections = parsed.GetValue(connections) ?? settings.Connections,
        Threads = parsed.GetValue(threads) ?? settings.Threads,
        Rate = parsed.GetValue(rate) ?? settings.Rate,
        PollTime = parsed.GetValue(minutes) is { } time ? TimeSpan.FromMinutes(time) : settings.PollTime,
    };
    var all = wanted.Contains("all");
    string[] compared = compares ? ["hold", "race", "reject", "enter", "poll"] : [];
    var programme = new Programme(
        string.Join(' ', args),
        [.. names.Where(name => all || compared.Contains(name) || wanted.Contains(name))],
        [.. Claim.All().Where(claim => all || wanted.Contains("claims") || wanted.Contains(claim.Name))],
        [.. compares ? PeerDesign.All : all && settings.IsShort ? PeerDesign.Short : [], .. parsed.GetValue(isBroken) ? [PeerDesign.Broken] : (PeerDesign[])[]],
        OnMariaDb: compares,
        parsed.GetValue(against) ?? []);
    return new Director(settings, Console.Out, Console.Error).PlayAsync(programme, parsed.GetValue(report));
});
OpenServers.EndOnSignals();
return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });

static Option<int?> Whole(string name, string description, int lowest, int highest)
{
    var option = new Option<int?>(name) { Description = $"{description} {lowest} to {highest}." };
    option.Validators.Add(result =>
    {
        if (result.GetValue(option) is { } value && (value < lowest || value > highest)) result.AddError($"{name} is {lowest} to {highest}.");
    });
    return option;
}
