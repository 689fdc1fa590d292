using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Ticketing.Api.Problems;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;

namespace Ticketing.Api.Venues;

/// <summary>Reads uploaded plans: a few at a time, one of each promoter, and each in limited time.</summary>
internal sealed class PlanUploads(IOptions<PlanUploadSettings> settings, TimeProvider time) : IDisposable
{
    private const int FirstBytes = 64 * 1024;

    private readonly SemaphoreSlim _places = new(settings.Value.AtOnce);

    // Only promoters with a place have an entry, so there are never more entries than places.
    private readonly ConcurrentDictionary<Guid, bool> _uploading = new();

    /// <summary>Reads a plan.</summary>
    /// <param name="request">Its body is the file.</param>
    /// <param name="promoter">Who uploads it.</param>
    /// <param name="import">Reads the file.</param>
    public async Task<Outcome<PlanDraft>> ReadAsync(HttpRequest request, Guid promoter, Func<ReadOnlyMemory<byte>, Outcome<PlanDraft>> import)
    {
        if (!_uploading.TryAdd(promoter, value: true))
            return new Refusal(RefusalCode.Overloaded, "Another plan of yours is being read.", RetryAfter: TimeSpan.FromSeconds(2));
        try
        {
            if (!await _places.WaitAsync(TimeSpan.Zero))
                return new Refusal(RefusalCode.Overloaded, "Other plans are being read.", RetryAfter: TimeSpan.FromSeconds(2));
            try
            {
                // The file grows with what arrives: an announced length costs its sender nothing. The server stops reading at the endpoint's body limit.
                using var file = new MemoryStream(FirstBytes);
                await ReceiveAsync(request, file);
                return import(file.GetBuffer().AsMemory(0, (int)file.Length));
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            _uploading.TryRemove(promoter, out _);
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
