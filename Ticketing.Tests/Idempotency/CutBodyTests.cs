using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Ticketing.Api.Idempotency;
using Ticketing.Tests.Kit.Servers;
using Ticketing.Tests.Security;
using Xunit;

namespace Ticketing.Tests.Idempotency;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class CutBodyTests
{
    [Theory]
    [InlineData("Transfer-Encoding: chunked", "500\r\n{\"a\":"), InlineData("Transfer-Encoding: chunked", "5\r\n{\"a\":XX")]
    public async Task Who_leaves_in_the_middle_of_a_body_leaves_no_trace_in_the_log_and_no_running_request(string length, string body)
    {
        var log = new KeptLog();
        var server = await ApiServer.StartAsync(services: services => services.AddSingleton<ILoggerProvider>(log));
        var running = server.Services.GetRequiredService<RunningRequests>();
        await using (server)
        {
            using var connection = await RawConnection.OpenAsync(server);
            await connection.SendAsync(
                $"POST /v1/orders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {server.TokenFor(Guid.NewGuid())}\r\nIdempotency-Key: k\r\n"
                + $"Content-Type: application/json\r\nExpect: 100-continue\r\n{length}\r\n\r\n");
            await connection.ReadUntilAsync("100 Continue");
            await connection.SendAsync(body);
            connection.Reset();
        }

        // The server has ended in order, and with it the request.
        running.Count.ShouldBe(0);
        string.Join("\n", log.Entries.Where(static entry => entry.Message.Contains("ended abnormally", StringComparison.Ordinal) || entry.Message.Contains("/v1/orders", StringComparison.Ordinal))).ShouldBeEmpty();
    }
}
