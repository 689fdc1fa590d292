using Microsoft.Extensions.Hosting;

namespace Ticketing.Hosting.Server;

/// <summary>How a process ends that nobody told to stop.</summary>
/// <param name="lifetime">Stops it.</param>
public sealed class ProcessEnd(IHostApplicationLifetime lifetime)
{
    /// <summary>The exit code: 0 for a process that was told to stop.</summary>
    public int Code { get; private set; }

    /// <summary>Stops the process in order, to end with a code that tells its supervisor to start it again.</summary>
    public void With(int code)
    {
        Code = code;
        lifetime.StopApplication();
    }
}
