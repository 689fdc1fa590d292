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
var which = new Argument<string[]>("what") { Description = $"all, compare (with the peers that matter), everything (with all peers; name scenarios to run a part), latency (with the peers, at shares of their rates), claims (of others), or some of: {string.Join(", ", [.. names, .. claimNames])}", Arity = ArgumentArity.OneOrMore };
which.AcceptOnlyFromAmong(["all", "compare", "everything", "latency", "claims", .. names, .. claimNames]);
var isShort = new Option<bool>("--short") { Description = "Only see whether everything works; less than three minutes." };
var isBroken = new Option<bool>("--broken") { Description = "With a peer that sells seats twice: the run must fail." };
var isAlone = new Option<bool>("--alone") { Description = "Without the peers and without MariaDB: needs nothing but the SDK." };
var report = new Option<string?>("--report") { Description = "Name of the report's files in bench/reports; the time when missing." };
report.Validators.Add(result =>
{
    if (!Regex.IsMatch(result.GetValue(report) ?? "", "^[a-z0-9-]{1,40}$", RegexOptions.None, TimeSpan.FromSeconds(1)))
        result.AddError("A report's name has 1 to 40 lower-case letters, digits and hyphens.");
});
var with = new Option<string[]>("--with") { Description = "Another silo of ours on SQLite with this setting, e.g. Rates:Buying:PerSecond=0, or several with spaces between them; compared with ours in the same rounds. May be given several times." };
with.Validators.Add(result =>
{
    if (!(result.GetValue(with) ?? []).All(value => Regex.IsMatch(value, @"^[A-Za-z0-9:_.]+=\S*(?: [A-Za-z0-9:_.]+=\S*)*$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))))
        result.AddError("A setting is Key=Value, and several have a space between them.");
});
var peers = new Option<string[]>("--peers") { Description = $"Only these peers: {string.Join(", ", PeerDesign.All.Select(peer => peer.Option).Distinct())}.", AllowMultipleArgumentsPerToken = true };
peers.AcceptOnlyFromAmong([.. PeerDesign.All.Select(peer => peer.Option).Distinct()]);
var rounds = Whole("--rounds", "Times that all take turns.", 1, 100);
var seconds = Whole("--seconds", "Seconds each of them is loaded in one round.", 1, 60);
var buyers = Whole("--buyers", "People who buy; each gets one seat in each performance.", 10, 100_000);
var connections = Whole("--connections", "Keep-alive connections, each with one request under way.", 1, LoadRun.MaxConnections);
var threads = Whole("--threads", "Threads of the driver.", 1, 2);
var rate = Whole("--rate", "Work per second of the open-loop part; shares of what the closed loop did when missing.", 1, 1_000_000);
var minutes = Whole("--minutes", "Minutes that people in a queue are watched; 20 s when missing.", 1, 15);

var command = new RootCommand("Loads a silo on this machine, and the usual designs beside it.") { which, isShort, isBroken, isAlone, with, peers, report, rounds, seconds, buyers, connections, threads, rate, minutes };
command.SetAction(parsed =>
{
    var wanted = parsed.GetValue(which)!;
    var latency = wanted.Contains("latency");
    var everything = wanted.Contains("everything");
    var compares = latency || everything || wanted.Contains("compare");
    var settings = parsed.GetValue(isShort) ? BenchSettings.Short : latency ? BenchSettings.Latency : compares ? BenchSettings.Compare : BenchSettings.Full;
    var alone = parsed.GetValue(isAlone);
    settings = settings with
    {
        Rounds = parsed.GetValue(rounds) ?? settings.Rounds,
        Slice = parsed.GetValue(seconds) is { } slice ? TimeSpan.FromSeconds(slice) : settings.Slice,
        Buyers = parsed.GetValue(buyers) ?? settings.Buyers,
        Connections = parsed.GetValue(connections) ?? settings.Connections,
        Threads = parsed.GetValue(threads) ?? settings.Threads,
        Rate = parsed.GetValue(rate) ?? settings.Rate,
        PollTime = parsed.GetValue(minutes) is { } time ? TimeSpan.FromMinutes(time) : settings.PollTime,
    };
    var all = wanted.Contains("all");
    var named = names.Any(wanted.Contains);
    string[] compared =
    [
        .. wanted.Contains("compare") ? (string[])["hold", "race", "reject", "sale", "enter", "poll"] : [],
        .. everything && !named ? PeerDesign.All.SelectMany(peer => peer.Scenarios) : [],
        .. latency ? (string[])["hold", "poll"] : [],
    ];
    var programme = new Programme(
        string.Join(' ', args),
        [.. names.Where(name => all || compared.Contains(name) || wanted.Contains(name))],
        [.. Claim.All().Where(claim => all || wanted.Contains("claims") || wanted.Contains(claim.Name))],
        [.. alone ? [] : parsed.GetValue(peers) is { Length: > 0 } chosen ? PeerDesign.Named(chosen) : everything ? PeerDesign.All : compares ? PeerDesign.Compared : all && settings.IsShort ? PeerDesign.Short : [], .. parsed.GetValue(isBroken) ? [PeerDesign.Broken] : (PeerDesign[])[]],
        OnMariaDb: compares && !alone,
        parsed.GetValue(with) ?? []);
    return new Director(settings, Console.Out, Console.Error).PlayAsync(programme, parsed.GetValue(report));
});
OpenServers.EndOnSignals();
var exitCode = await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
OpenServers.WaitIfEnding();
return exitCode;

static Option<int?> Whole(string name, string description, int lowest, int highest)
{
    var option = new Option<int?>(name) { Description = $"{description} {lowest} to {highest}." };
    option.Validators.Add(result =>
    {
        if (result.GetValue(option) is { } value && (value < lowest || value > highest)) result.AddError($"{name} is {lowest} to {highest}.");
    });
    return option;
}
