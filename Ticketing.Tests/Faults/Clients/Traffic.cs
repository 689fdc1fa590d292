using System.Net.Http.Headers;
using System.Text;
using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Clients;

/// <summary>
/// The way from clients to the silo. Sends requests, records them, and can be closed so that no request is under way. The silo has a new
/// address after every start.
/// </summary>
internal sealed class Traffic(History history, Func<int, Uri?> addressFor, TimeSpan? patience = null) : IDisposable
{
    /// <summary>How long a client waits for an answer. A suspended silo may carry out the request long after that.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan StartPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = Patience }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Lock _gate = new();
    private TaskCompletionSource _open = Opened();
    private TaskCompletionSource? _drained;
    private int _underWay;
    private int _paymentTimeouts;

    public History History => history;

    /// <summary>Number of payments that the sandbox was asked to charge without an answer.</summary>
    public int PaymentTimeouts => Volatile.Read(ref _paymentTimeouts);

    /// <summary>True while every payment is to time out after the charge.</summary>
    public bool PaymentsTimeOut { get; set; }

    /// <summary>Sends a request once the traffic is open and the silo is up.</summary>
    /// <param name="sender">The request with its sender.</param>
    /// <param name="cancellation">Ends the waiting for the traffic to open.</param>
    public async Task<Operation> SendAsync(Letter sender, CancellationToken cancellation)
    {
        while (addressFor(sender.Client) is null) await Task.Delay(StartPause, cancellation);
        await EnterAsync(cancellation);
        try
        {
            return await SendAsync(sender);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Sends a request, also while the traffic is closed.</summary>
    public async Task<Operation> SendAsync(Letter letter)
    {
        if (letter.Body?.Contains("timeout-after-charge", StringComparison.Ordinal) == true) Interlocked.Increment(ref _paymentTimeouts);
        var start = history.Now;
        using var answer = await TrySendAsync(letter);
        var text = answer is null ? "" : await answer.Content.ReadAsStringAsync();
        var operation = new Operation(
            letter.Client, letter.Kind, $"{letter.Method} {letter.Path}", letter.Body, letter.Key, letter.Performance, letter.Subject, start, history.Now, (int?)answer?.StatusCode, text)
        {
            RetryAfter = answer?.Headers.RetryAfter?.ToString(),
            MediaType = answer?.Content.Headers.ContentType?.MediaType,
        };
        if (letter.SubjectOf is not null && operation.Ok) operation = operation with { Subject = letter.SubjectOf(operation) };
        history.Add(operation);
        return operation;
    }

    /// <summary>Lets no new request through, and waits until all requests under way were answered or given up.</summary>
    public async Task CloseAsync()
    {
        Task drained;
        lock (_gate)
        {
            _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_underWay == 0) _drained.SetResult();
            drained = _drained.Task;
        }

        await drained.WaitAsync(LongestDrain);
    }

    public void Open()
    {
        lock (_gate)
        {
            _drained = null;
            _open.TrySetResult();
        }
    }

    public void Dispose() => _http.Dispose();

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        open.SetResult();
        return open;
    }

    private async Task EnterAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task open;
            lock (_gate)
            {
                if (_open.Task.IsCompleted)
                {
                    _underWay++;
                    return;
                }

                open = _open.Task;
            }

            await open.WaitAsync(cancellation);
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_underWay == 0) _drained?.TrySetResult();
        }
    }

    // Sends the request and reads the whole body; null when there is no answer.
    private async Task<HttpResponseMessage?> TrySendAsync(Letter letter)
    {
        if (addressFor(letter.Client) is not { } to) return null;
        using var request = new HttpRequestMessage(letter.Method, new Uri(to, letter.Path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", letter.Token);
        if (letter.Key is not null) request.Headers.Add("Idempotency-Key", letter.Key);
        foreach (var (name, value) in letter.Headers) request.Headers.Add(name, value);
        if (letter.Body is not null) request.Content = new StringContent(letter.Body, Encoding.UTF8, "application/json");
        using var given = new CancellationTokenSource(patience ?? Patience);
        try
        {
            return await _http.SendAsync(request, given.Token);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }
}
