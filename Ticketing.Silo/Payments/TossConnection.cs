using System.Net.Http.Headers;
using System.Text;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Ticketing.Silo.Payments;

/// <summary>Makes HTTP calls to Toss Payments, each bounded in time and size. Every failure on the way counts as no answer.</summary>
internal sealed class TossConnection(HttpClient http, TossPaymentsOptions options, TimeProvider time)
{
    // "secretKey:" with an empty password; https://docs.tosspayments.com/reference/using-api/authorization
    private readonly AuthenticationHeaderValue _authorization =
        new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(options.SecretKey + ":")));

    private readonly ResiliencePipeline<TossReply> _pipeline = TossResilience.Build(options, time);

    public Task<TossReply> GetAsync(string path, CancellationToken ct) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(options.BaseUrl, path)), ct);

    public Task<TossReply> PostAsync(string path, byte[] json, string idempotencyKey, CancellationToken ct)
    {
        var content = new ByteArrayContent(json);
        content.Headers.ContentType = new("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.BaseUrl, path)) { Content = content };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        return SendAsync(request, ct);
    }

    private async Task<TossReply> SendAsync(HttpRequestMessage message, CancellationToken ct)
    {
        using var request = message;
        request.Headers.Authorization = _authorization;
        try
        {
            return await _pipeline.ExecuteAsync(AskAsync, request, ct);
        }
        catch (TimeoutRejectedException)
        {
            return new TossReply.NoAnswer($"No answer within {options.Timeout}.");
        }
        catch (BrokenCircuitException)
        {
            return new TossReply.NoAnswer("Not asked, because the calls before had no answer.");
        }
        catch (OperationCanceledException)
        {
            return new TossReply.NoAnswer("The caller gave up waiting.");
        }
    }

    // From sending to the last byte, so that the time-out covers the body too.
    private async ValueTask<TossReply> AskAsync(HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return await ReadBodyAsync(response, ct) is { } body
                ? TossReply.Read((int)response.StatusCode, body)
                : new TossReply.NoAnswer($"The answer is larger than {options.MaxResponseBytes} bytes.");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new TossReply.NoAnswer($"The connection failed: {failure.GetType().Name}.");
        }
    }

    private async Task<byte[]?> ReadBodyAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.Content.Headers.ContentLength > options.MaxResponseBytes) return null;
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        while (await stream.ReadAsync(buffer, ct) is > 0 and var count)
        {
            if (body.Length + count > options.MaxResponseBytes) return null;
            await body.WriteAsync(buffer.AsMemory(0, count), ct);
        }
        return body.ToArray();
    }
}
