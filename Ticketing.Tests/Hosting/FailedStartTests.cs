using System.Net;
using System.Net.Sockets;
using Shouldly;
using Ticketing.Bench.Servers;
using Xunit;

namespace Ticketing.Tests.Hosting;

/// <summary>Real processes that cannot start say why in one line on standard error and end with 1, within half a minute.</summary>
[Trait("Suite", "Api")]
public sealed class FailedStartTests
{
    [Fact]
    public async Task A_setting_out_of_its_range_is_named() =>
        (await FailedStart.ReasonAsync(["--Grains:WaitingCalls=0"])).ShouldBe("Cannot start: Grains:WaitingCalls must be 1 to 1000000, not 0.");

    [Fact]
    public async Task A_MySQL_that_nobody_listens_at_is_named() =>
        (await FailedStart.ReasonAsync([MySqlAt(LoopbackPort.Free())])).ShouldStartWith("Cannot start: The MySQL database of Storage:MySql cannot be used: ");

    [Fact]
    public async Task A_MySQL_that_accepts_and_never_answers_is_named()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        (await FailedStart.ReasonAsync([MySqlAt(((IPEndPoint)silent.LocalEndpoint).Port)])).ShouldStartWith("Cannot start: The MySQL database of Storage:MySql cannot be used: ");
    }

    private static string MySqlAt(int port) => $"--Storage:MySql=server=127.0.0.1;port={port};database=d;user=u;password=p";
}
