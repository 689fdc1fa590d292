using Microsoft.AspNetCore.Http;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Venues;

namespace Ticketing.Api.Venues;

/// <summary>Reads uploaded plans, a few at a time: one of the largest size needs some hundred megabytes while it is read.</summary>
internal sealed class PlanUploads : IDisposable
{
    private const int MaxAtOnce = 2;

    private readonly SemaphoreSlim _places = new(MaxAtOnce);

    public async Task<Outcome<PlanDraft>> ReadAsync(HttpRequest request, Func<ReadOnlyMemory<byte>, Outcome<PlanDraft>> import)
    {
        if (!await _places.WaitAsync(TimeSpan.Zero))
            return new Refusal(RefusalCode.Overloaded, "Other plans are being read.", RetryAfter: TimeSpan.FromSeconds(2));
        try
        {
            // The server stops reading at the endpoint's body limit, whatever the caller announces.
            using var file = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, PlanLimits.TextBytes));
            await request.Body.CopyToAsync(file, request.HttpContext.RequestAborted);
            return import(file.GetBuffer().AsMemory(0, (int)file.Length));
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
