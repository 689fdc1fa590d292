using System.Text;
using Ticketing.Bench.Http;
using Ticketing.Bench.Load;

namespace Ticketing.Bench.Stage;

/// <summary>Makes people with accounts who are logged in, each with the header line of the access token.</summary>
internal static class Buyers
{
    private const string Password = "quiet-harbour-42!";

    // Of one address the silo accepts 16 password computations that wait or run, and refuses more.
    private const int Connections = 12;

    /// <summary>Signs people up and logs them in.</summary>
    /// <exception cref="InvalidOperationException">Not everybody could sign up and log in.</exception>
    public static Buyer[] SignUp(LoadRun load, int count, string run)
    {
        var buyers = new Buyer[count];
        var next = -1;
        var result = (load with { Connections = Math.Min(Connections, count) }).Run(
            () => new Newcomer(load, run, buyers, () => Interlocked.Increment(ref next)), Pace.Closed, LoadRun.MaxDuration);
        return result.Failed == 0 && result.Refused == 0 && buyers.All(buyer => buyer is not null)
            ? buyers
            : throw new InvalidOperationException($"Not everybody could sign up: {result.FirstFailure}");
    }

    private sealed class Newcomer(LoadRun load, string run, Buyer[] buyers, Func<int> next) : VirtualUser
    {
        private int _number;
        private bool _known;

        public override int Write(Span<byte> to)
        {
            if (!_known) _number = next();
            if (_number >= buyers.Length) return 0;
            var email = $"bench-{run}-{_number}@example.com";
            var body = _known
                ? $$"""{"email":"{{email}}","password":"{{Password}}"}"""
                : $$"""{"email":"{{email}}","password":"{{Password}}","name":"구매자 {{_number}}"}""";
            var path = _known ? "sessions" : "accounts";
            return new RequestWriter(to)
                .Add(Encoding.ASCII.GetBytes($"POST /v1/{path} HTTP/1.1\r\nHost: {load.Target}\r\n"))
                .Json(Encoding.UTF8.GetBytes(body)).Length;
        }

        public override Verdict Read(int status, ReadOnlySpan<byte> body)
        {
            if (status is not (200 or 201)) return Verdict.Failed;
            if (!_known)
            {
                _known = true;
                return Verdict.GoesOn;
            }

            _known = false;
            var id = Encoding.ASCII.GetString(JsonField.Text(body, "\"user\":\""u8)).Replace("-", "", StringComparison.Ordinal);
            var token = JsonField.Text(body, "\"accessToken\":\""u8);
            if (id.Length == 0 || token.IsEmpty) return Verdict.Failed;
            buyers[_number] = new Buyer(id, [.. "Authorization: Bearer "u8, .. token, .. "\r\n"u8]);
            return Verdict.Succeeded;
        }
    }
}
