using System.Diagnostics;
using System.Globalization;
using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Tests.Faults.Running;
using Xunit;

namespace Ticketing.Tests.Bench;

[Trait("Suite", "Bench")]
public sealed class InterruptedRunTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_run_that_is_told_to_end_leaves_no_server_and_no_folder()
    {
        using var place = new RunFolder("interrupted");
        var start = ServerProcess.StartOf(place.Path, [], new Dictionary<string, string>(StringComparer.Ordinal) { ["TMPDIR"] = place.Path }, "bench/Ticketing.Bench");
        var program = start.ArgumentList[0];
        start.ArgumentList.Clear();
        foreach (var argument in (string[])[program, "hold", "--short"]) start.ArgumentList.Add(argument);
        using var run = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var silo = await SiloOfAsync(run.Id, patience.Token);

        Signals.Terminate(run.Id);
        await run.WaitForExitAsync(patience.Token);

        run.ExitCode.ShouldBe(143);
        Directory.Exists($"/proc/{silo}").ShouldBeFalse();
        Directory.GetDirectories(place.Path, "ticketing-*").ShouldBeEmpty();
    }

    private static async Task<int> SiloOfAsync(int parent, CancellationToken patience)
    {
        while (true)
        {
            patience.ThrowIfCancellationRequested();
            foreach (var id in Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0])))
            {
                if (IsSiloOf(parent, id!)) return int.Parse(id!, CultureInfo.InvariantCulture);
            }

            await Task.Yield();
        }
    }

    private static bool IsSiloOf(int parent, string id)
    {
        try
        {
            // The fourth field is the parent; the second, in brackets, may have spaces (proc(5)).
            var afterName = File.ReadAllText($"/proc/{id}/stat").Split(") ", 2)[1].Split(' ');
            return afterName[1] == parent.ToString(CultureInfo.InvariantCulture) && File.ReadAllText($"/proc/{id}/cmdline").Contains("Ticketing.Silo.dll", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
