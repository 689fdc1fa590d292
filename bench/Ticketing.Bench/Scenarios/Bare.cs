using System.Text;
using Ticketing.Bench.Http;
using Ticketing.Bench.Load;

namespace Ticketing.Bench.Scenarios;

/// <summary>Requests to the bare endpoints: the same Kestrel, pipeline and JSON, but no log-in and no grain.</summary>
internal static class Bare
{
    private const string EmptyBody = """{"name":"","count":1}""";

    /// <summary>Reads the bare endpoint.</summary>
    public static VirtualUser Get(LoadRun load) =>
        new Repeater(Encoding.ASCII.GetBytes($"GET /bench/bare HTTP/1.1\r\nHost: {load.Target}\r\n\r\n"), 200);

    /// <summary>Writes to the bare endpoint.</summary>
    /// <param name="load">The server.</param>
    /// <param name="bodyBytes">The size of the body in bytes; a smaller size than that of an empty body is raised to it.</param>
    public static VirtualUser Post(LoadRun load, int bodyBytes)
    {
        var body = EmptyBody.Replace("\"\"", $"\"{new string('x', Math.Max(0, bodyBytes - EmptyBody.Length))}\"", StringComparison.Ordinal);
        var request = new byte[Connection.MaxRequestBytes];
        var length = new RequestWriter(request)
            .Add(Encoding.ASCII.GetBytes($"POST /bench/bare HTTP/1.1\r\nHost: {load.Target}\r\n"))
            .Json(Encoding.ASCII.GetBytes(body)).Length;
        return new Repeater(request[..length], 200);
    }
}

/// <summary>Sends the same request again and again.</summary>
/// <param name="request">The request.</param>
/// <param name="expected">The status of a success.</param>
internal sealed class Repeater(byte[] request, int expected) : VirtualUser
{
    /// <inheritdoc/>
    public override int Write(Span<byte> to)
    {
        request.CopyTo(to);
        return request.Length;
    }

    /// <inheritdoc/>
    public override Verdict Read(int status, ReadOnlySpan<byte> body) =>
        status == expected ? Verdict.Succeeded : status is 429 or 503 ? Verdict.Refused : Verdict.Failed;
}
