using System.Text;
using Ticketing.Bench.Load;
using Ticketing.Bench.Scenarios;

namespace Ticketing.Bench.Claims;

/// <summary>The list of shows, 10,000 requests in 30 s, while the list grows from run to run.</summary>
internal sealed class ShowList : Claim
{
    private const int Shows = 500;
    private const double PerSecond = 10_000 / 30d;

    /// <inheritdoc/>
    public override string Name => "shows";

    /// <inheritdoc/>
    public override string Theirs => "211 ms, 0% errors (S5)";

    /// <inheritdoc/>
    public override int PeopleAt(double size) => 1;

    /// <inheritdoc/>
    public override async Task PlayAsync(ClaimStage stage, double size)
    {
        for (var show = 0; show < Shows * size; show++)
            await stage.World.Api.SendAsync(HttpMethod.Post, "/v1/shows", new { title = $"공연 {show}", genre = "concert", runningMinutes = 90 });

        var text = $"{Shows * size:0} shows and more";
        var read = Encoding.ASCII.GetBytes($"GET /v1/shows?limit=20 HTTP/1.1\r\nHost: {stage.World.Load.Target}\r\n\r\n");
        var cold = stage.Load(this, text, stage.World.Load, _ => new Repeater(read, 200), Pace.Constant(PerSecond), stage.Settings.Cold, "cold");
        stage.WarmUp(stage.World.Load, _ => new Repeater(read, 200), Pace.Constant(PerSecond));
        var figure = stage.Load(this, text, stage.World.Load, _ => new Repeater(read, 200), Pace.Constant(PerSecond), stage.Settings.IsShort ? stage.Settings.ClaimTime : TimeSpan.FromSeconds(30));
        stage.Conclude(this, text, [], figure, cold);
    }
}
