using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ticketing.Hosting.Server;

/// <summary>The life of a server process, and what it tells the shell that started it.</summary>
public static class ServerProcess
{
    /// <summary>The exit code of a process that could not start; one that was told to stop ends with 0.</summary>
    public const int CannotStart = 1;

    /// <summary>The exit code of a silo that its cluster has lost and that could not come back; it is to be started again.</summary>
    public const int LostCluster = 3;

    // Below the half minute after which a process that cannot start has ended.
    private static readonly TimeSpan LeaveTime = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Builds and starts the process, and returns its exit code when it has stopped. When it cannot start, because a setting is wrong or
    /// what it needs cannot be reached, one line on standard error says why; the log has the rest.
    /// </summary>
    /// <param name="build">Reads the settings; nothing runs yet.</param>
    /// <param name="startAsync">Starts it; ends when it takes requests.</param>
    public static async Task<int> RunAsync(Func<WebApplication> build, Func<WebApplication, Task> startAsync)
    {
        WebApplication? app = null;
        try
        {
            app = build();
            await startAsync(app);
        }
#pragma warning disable CA1031 // Whatever it was, the process ends of it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync($"Cannot start: {ReasonOf(e)}");
            if (app is not null) await LeaveAsync(app);
            return CannotStart;
        }

        await using (app)
        {
            await app.WaitForShutdownAsync();
            return app.Services.GetRequiredService<ProcessEnd>().Code;
        }
    }

    // What has started is stopped: a silo that has joined tells the others that it leaves, so that nobody waits for it.
    private static async Task LeaveAsync(WebApplication app)
    {
        try
        {
            using var patience = new CancellationTokenSource(LeaveTime);
            await app.StopAsync(patience.Token);
        }
#pragma warning disable CA1031 // The reason for the end is told; what cannot be stopped ends with the process.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        await app.DisposeAsync();
    }

    // The outer message says what of ours it concerns, the innermost what the system said.
    private static string ReasonOf(Exception e)
    {
        var innermost = e.GetBaseException();
        var reason = ReferenceEquals(e, innermost) || e.Message.Contains(innermost.Message, StringComparison.Ordinal) ? e.Message : $"{e.Message} {innermost.Message}";
        return reason.ReplaceLineEndings(" ");
    }
}
