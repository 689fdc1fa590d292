using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Ticketing.Api.Problems;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;

namespace Ticketing.Api.Venues;

/// <summary>Reads uploaded plans, a few at a time and each in limited time.</summary>
internal sealed class PlanUploads(IOptions<PlanUploadSettings> settings, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _places = new(settings.Value.AtOnce);

    public async Task<Outcome<PlanDraft>> ReadAsync(HttpRequest request, Func<ReadOnlyMemory<byte>, Outcome<PlanDraft>> import)
    {
        if (!await _places.WaitAsync(TimeSpan.Zero))
            return new Refusal(RefusalCode.Overloaded, "Other plans are being read.", RetryAfter: TimeSpan.FromSeconds(2));
        try
        {
            // The server stops reading at the endpoint's body limit, whatever the caller announces.
            using var file = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, PlanLimits.TextBytes));
            await ReceiveAsync(request, file);
            return import(file.GetBuffer().AsMemory(0, (int)file.Length));
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task ReceiveAsync(HttpRequest request, MemoryStream file)
    {
        using var over = new CancellationTokenSource(settings.Value.Time, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, request.HttpContext.RequestAborted);
        try
        {
            await request.Body.CopyToAsync(file, either.Token);
        }
        catch (OperationCanceledException) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            throw new RequestRefusedException(ProblemCatalogue.RequestTimeout.With($"A plan has {settings.Value.Time.TotalSeconds} seconds to arrive."));
        }
    }

    public void Dispose() => _places.Dispose();
}
