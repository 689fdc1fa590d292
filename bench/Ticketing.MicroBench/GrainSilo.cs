using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Silo.Hosting;

namespace Ticketing.MicroBench;

/// <summary>A silo in this process, on SQLite in a temporary folder. Nobody uses its HTTP port.</summary>
internal sealed class GrainSilo : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ticketing-micro-");
    private readonly WebApplication _app;

    private GrainSilo() => _app = SiloHost.Build(
        [$"--Storage:DataFolder={_folder.FullName}", "--urls=http://127.0.0.1:0", "--Environment=Production", "--Payments:Gateway=sandbox", "--Payments:SandboxOutsideDevelopment=true"], builder => builder.Logging.ClearProviders());

    /// <summary>The grains of the silo.</summary>
    public IGrainFactory Grains => _app.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Starts a silo.</summary>
    public static async Task<GrainSilo> StartAsync()
    {
        var silo = new GrainSilo();
        await SiloHost.StartAsync(silo._app);
        return silo;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
