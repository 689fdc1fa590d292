using System.Net.Http.Json;
using System.Text.Json;

namespace Ticketing.Bench.Stage;

/// <summary>A client of the API for admins, which prepares a run. The load itself does not use this client.</summary>
internal sealed class AdminApi(Uri address) : IDisposable
{
    private HttpClient _http = NewClient(address);

    /// <summary>Uses another address from now on.</summary>
    public void MoveTo(Uri address)
    {
        _http.Dispose();
        _http = NewClient(address);
    }

    /// <summary>The access token of the latest log-in.</summary>
    public string Token { get; private set; } = "";

    /// <summary>
    /// Logs in once the silo is ready, for only then its first admin exists. A log-in before would be a wrong password, and after a few of these
    /// the silo makes everybody wait.
    /// </summary>
    public async Task LogInAsync(string email, string password, TimeSpan deadline)
    {
        var end = DateTimeOffset.UtcNow + deadline;
        while (!await IsReadyAsync())
        {
            if (DateTimeOffset.UtcNow > end) throw new InvalidOperationException($"The silo at {_http.BaseAddress} is not ready.");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        using var response = await _http.PostAsJsonAsync("/v1/sessions", new { email, password });
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"Nobody could log in at {_http.BaseAddress}: {(int)response.StatusCode}");
        Token = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    private async Task<bool> IsReadyAsync()
    {
        using var response = await _http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return response.IsSuccessStatusCode;
    }

    /// <summary>Sends a request. An answer that is not a success is thrown as an exception with the answer's text.</summary>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null, string? token = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token ?? Token}");
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Reads a public resource.</summary>
    public Task<JsonElement> GetAsync(string path) => _http.GetFromJsonAsync<JsonElement>(path);

    /// <summary>The entity tag of a resource; null when the answer has none, for example because the path does not exist.</summary>
    public async Task<string?> EntityTagAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return response.Headers.ETag?.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static HttpClient NewClient(Uri address) => new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
}
