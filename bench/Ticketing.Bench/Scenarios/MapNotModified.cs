using System.Text;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>Everybody asks again for a seat map that has not changed.</summary>
internal sealed class MapNotModified : Scenario
{
    private LoadRun _load = null!;
    private byte[] _request = [];

    /// <inheritdoc/>
    public override string Name => "map304";

    /// <inheritdoc/>
    public override string Work => "seat map with If-None-Match, answered 304";

    /// <inheritdoc/>
    public override string Target => "≥ 0.8 × bare GET";

    /// <inheritdoc/>
    public override VirtualUser NewBareUser() => Bare.Get(_load);

    /// <inheritdoc/>
    public override VirtualUser NewUser() => new Repeater(_request, 304);

    /// <inheritdoc/>
    public override async Task PrepareAsync(World world)
    {
        _load = world.Load;
        var path = $"/v1/performances/{await world.Hall.AddPerformanceAsync()}/seat-map";
        var tag = await world.Api.EntityTagAsync(path) ?? throw new InvalidOperationException("The seat map has no entity tag.");
        _request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {_load.Target}\r\nIf-None-Match: {tag}\r\n\r\n");
    }
}
