using System.Text;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>People wait in a room that lets nobody in, and ask where they stand.</summary>
internal sealed class QueuePoll : Scenario
{
    private const int MaxWaiting = 500;

    private LoadRun _load = null!;
    private byte[][] _requests = [];
    private int _next = -1;

    /// <inheritdoc/>
    public override string Name => "poll";

    /// <inheritdoc/>
    public override string Work => "queue poll of somebody who waits";

    /// <inheritdoc/>
    public override string Target => "≥ 0.8 × bare GET";

    /// <inheritdoc/>
    public override VirtualUser NewBareUser() => Bare.Get(_load);

    /// <inheritdoc/>
    public override VirtualUser NewUser() => new Waiter(this);

    /// <inheritdoc/>
    public override async Task<string?> PrepareAsync(World world)
    {
        _load = world.Load;
        var path = $"/v1/performances/{await world.Hall.AddPerformanceAsync(new { ratePerSecond = 1, cap = 1, paused = true })}/queue";
        _requests = new byte[Math.Min(MaxWaiting, world.Buyers.Length)][];
        for (var buyer = 0; buyer < _requests.Length; buyer++)
        {
            try
            {
                var place = await world.Api.SendAsync(HttpMethod.Post, path, new { }, world.TokenOf(buyer), $"queue-{world.Run}");
                _requests[buyer] = Poll(path, place.GetProperty("ticket").GetString()!);
            }
            catch (HttpRequestException missing) when (buyer == 0 && missing.Message.Contains("404", StringComparison.Ordinal))
            {
                return "this build has no queue endpoints";
            }
        }

        return null;
    }

    // The ticket is all the proof a poll needs; clients that also send their access token make the server check that too.
    private byte[] Poll(string path, string ticket) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {_load.Target}\r\nQueue-Ticket: {ticket}\r\n\r\n");

    // Each connection takes the next person at every request, as a load balancer would mix them.
    private sealed class Waiter(QueuePoll scenario) : VirtualUser
    {
        public override int Write(Span<byte> to)
        {
            var request = scenario._requests[(uint)Interlocked.Increment(ref scenario._next) % scenario._requests.Length];
            request.CopyTo(to);
            return request.Length;
        }

        public override Verdict Read(int status, ReadOnlySpan<byte> body) => status switch
        {
            200 when body.IndexOf("\"position\":"u8) >= 0 => Verdict.Succeeded,
            429 or 503 => Verdict.Refused,
            _ => Verdict.Failed,
        };
    }
}
