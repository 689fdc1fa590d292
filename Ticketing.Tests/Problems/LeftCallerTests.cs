using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Ticketing.Api.Problems;
using Ticketing.Tests.Security;
using Xunit;

namespace Ticketing.Tests.Problems;

/// <summary>Who leaves in the middle of a request is answered nothing, and is no failure of the server.</summary>
[Trait("Suite", "Unit")]
public sealed class LeftCallerTests
{
    [Fact]
    public async Task A_reset_connection_is_no_failure_also_before_the_request_is_announced_as_aborted()
    {
        var (log, context) = await RunAsync(new ConnectionResetException("Connection reset by peer"));

        context.RequestAborted.IsCancellationRequested.ShouldBeFalse();
        context.Response.StatusCode.ShouldBe(200);
        log.Entries.ShouldBeEmpty();
    }

    /// <summary>The test above can fail.</summary>
    [Fact]
    public async Task Another_failure_of_reading_is_one()
    {
        var (log, context) = await RunAsync(new IOException("disk"));

        context.Response.StatusCode.ShouldBe(500);
        log.Entries.ShouldHaveSingleItem();
    }

    private static async Task<(KeptLog Log, HttpContext Context)> RunAsync(Exception failure)
    {
        var log = new KeptLog();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
        var services = new ServiceCollection().AddMetrics().AddSingleton<ProblemMetrics>().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services, Request = { Method = "POST", Path = "/v1/orders" } };
        await new ProblemMiddleware(_ => Task.FromException(failure), factory.CreateLogger<ProblemMiddleware>()).InvokeAsync(context);
        return (log, context);
    }
}
