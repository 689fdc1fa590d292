using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Ticketing.Silo.Payments;

namespace Ticketing.Tests.Payments;

/// <summary>What the stand-in does with one call, in place of answering it as documented.</summary>
public enum TossFault
{
    HoldBeforeCharge,
    HoldAfterCharge,
    CutBeforeCharge,
    CutAfterCharge,
    CutInTheBody,
    ServerErrorAfterCharge,
    ServerError,
    Garbage,
    TooLarge,
    Redirect,
    StillProcessing,
    ProviderError,
    TooManyRequests,
    ErrorWithoutCode,
}

public sealed record TossRequest(string Method, string Path, string? Authorization, string? IdempotencyKey, string? ContentType, string Body);

/// <summary>
/// Toss Payments as documented, on loopback: checks the key, keeps payments, replays by Idempotency-Key, and fails
/// on demand. A held request waits for <see cref="Release"/>, never for time.
/// </summary>
public sealed class TossStandIn : IAsyncDisposable
{
    public const string SecretKey = "test_sk_stand_in_0123456789";

    // base64("test_sk_stand_in_0123456789:"), written out so that the client's own encoding is checked.
    private const string Authorization = "Basic dGVzdF9za19zdGFuZF9pbl8wMTIzNDU2Nzg5Og==";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private readonly TossStandInBooks _books = new();
    private readonly ConcurrentDictionary<string, (int Status, JsonObject Body)> _answers = new();
    private readonly ConcurrentQueue<TossFault> _faults = new();
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _held = new(0);
    private readonly HttpClient _client = new(TossPaymentsServices.NewHandler(new TossPaymentsOptions()));

    private TossStandIn(WebApplication app) => _app = app;

    public ConcurrentQueue<TossRequest> Requests { get; } = new();

    public Uri BaseUrl { get; private set; } = null!;

    /// <summary>A client with the handler that the silo uses.</summary>
    public HttpClient Client => _client;

    public static async Task<TossStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var toss = new TossStandIn(app);
        app.Run(toss.ServeAsync);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        toss.BaseUrl = new Uri(address + "/");
        return toss;
    }

    /// <summary>The buyer pays in the window: a payment that waits for its confirm.</summary>
    public void Pays(string paymentKey, string orderId, long amount) => _books.Pays(paymentKey, orderId, amount);

    /// <summary>Changes a payment behind the client's back.</summary>
    public JsonObject Payment(string paymentKey) => _books.Find(paymentKey)!;

    /// <summary>The next calls fail like this, one each.</summary>
    public void Next(params TossFault[] faults)
    {
        foreach (var fault in faults) _faults.Enqueue(fault);
    }

    /// <summary>Completes when a call is being held.</summary>
    public async Task HeldAsync() => (await _held.WaitAsync(Patience)).ShouldBeTrue("No call is held.");

    public void Release() => _released.TrySetResult();

    /// <summary>As after 15 days.</summary>
    public void ForgetIdempotencyKeys() => _answers.Clear();

    public async ValueTask DisposeAsync()
    {
        Release();
        _client.Dispose();
        await _app.DisposeAsync();
        _held.Dispose();
    }

    private async Task ServeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var request = new TossRequest(http.Request.Method, http.Request.Path + http.Request.QueryString,
            Header("Authorization"), Header("Idempotency-Key"), http.Request.ContentType, await reader.ReadToEndAsync());
        Requests.Enqueue(request);
        TossFault? fault = _faults.TryDequeue(out var next) ? next : null;
        if (fault is { } early && await FailEarlyAsync(http, early)) return;
        var (status, body) = Answer(request);
        if (fault is { } late && await FailLateAsync(http, late, body)) return;
        await WriteAsync(http, status, body);

        string? Header(string name) => http.Request.Headers[name] is [var value] ? value : null;
    }

    private (int Status, JsonObject Body) Answer(TossRequest request)
    {
        if (request.Authorization != Authorization)
            return (401, TossStandInBooks.Error("UNAUTHORIZED_KEY", "인증되지 않은 시크릿 키 혹은 클라이언트 키 입니다."));
        return request.Method == "GET"
            ? _books.Get(request.Path)
            : _answers.GetOrAdd($"{request.Path} {request.IdempotencyKey}", _ => Copy(_books.Post(request.Path, JsonNode.Parse(request.Body)!.AsObject())));

        // The first answer, not the payment as it is later.
        static (int, JsonObject) Copy((int Status, JsonObject Body) answer) => (answer.Status, answer.Body.DeepClone().AsObject());
    }

    private async Task<bool> FailEarlyAsync(HttpContext http, TossFault fault)
    {
        switch (fault)
        {
            case TossFault.HoldBeforeCharge: await HoldAsync(); return false;
            case TossFault.CutBeforeCharge: http.Abort(); return true;
            case TossFault.ServerError: await WriteAsync(http, 500, TossStandInBooks.Error("FAILED_INTERNAL_SYSTEM_PROCESSING", "내부 시스템 처리 작업이 실패했습니다.")); return true;
            case TossFault.StillProcessing: await WriteAsync(http, 409, TossStandInBooks.Error("IDEMPOTENT_REQUEST_PROCESSING", "이전 멱등 요청이 처리중입니다.")); return true;
            case TossFault.ProviderError: await WriteAsync(http, 400, TossStandInBooks.Error("PROVIDER_ERROR", "일시적인 오류가 발생했습니다.")); return true;
            case TossFault.TooManyRequests: await WriteAsync(http, 429, TossStandInBooks.Error("ANY_CODE", "천천히")); return true;
            case TossFault.ErrorWithoutCode: await WriteAsync(http, 404, new JsonObject { ["error"] = "proxy" }); return true;
            case TossFault.Redirect: http.Response.Redirect("http://127.0.0.1:1/elsewhere"); return true;
            default: return false;
        }
    }

    private async Task<bool> FailLateAsync(HttpContext http, TossFault fault, JsonObject body)
    {
        switch (fault)
        {
            case TossFault.HoldAfterCharge: await HoldAsync(); return false;
            case TossFault.CutAfterCharge: http.Abort(); return true;
            case TossFault.ServerErrorAfterCharge: await WriteAsync(http, 503, []); return true;
            case TossFault.Garbage: await http.Response.WriteAsync("<html>점검 중입니다</html>"); return true;
            case TossFault.TooLarge:
                // Right in every other way, and without a Content-Length: only counting what is read can find it out.
                var large = body.DeepClone().AsObject();
                large["metadata"] = new string('x', 300_000);
                await WriteAsync(http, 200, large);
                return true;
            case TossFault.CutInTheBody:
                http.Response.ContentLength = 1_000;
                await http.Response.WriteAsync("{\"paymentKey\":");
                await http.Response.Body.FlushAsync();
                http.Abort();
                return true;
            default: return false;
        }
    }

    private async Task HoldAsync()
    {
        _held.Release();
        await _released.Task;
    }

    private static Task WriteAsync(HttpContext http, int status, JsonObject body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json;charset=UTF-8";
        return http.Response.WriteAsync(body.ToJsonString());
    }
}
