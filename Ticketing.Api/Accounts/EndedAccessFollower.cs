using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Api.Replicas;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.LiveStreams;

namespace Ticketing.Api.Accounts;

/// <summary>
/// Learns which access tokens ended before their time, whichever node ended them: at once by news, and within <see cref="Period"/> by asking
/// when news are lost. A node that starts asks for every end that a token may have outlived, before it takes requests.
/// </summary>
internal sealed class EndedAccessFollower(IClusterClient cluster, RevokedTokens revoked, TimeProvider time, ILogger<EndedAccessFollower> logger)
    : BackgroundService
{
    /// <summary>How often a node asks. With the time of an answer, an end counts everywhere within five seconds.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(4);

    // An end is written with the time at which it was decided, and can be read when its commit is done; silos' clocks differ a little, too.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    // Without an answer for so long, a node starts without: while the store cannot be read, nothing that a token allows can be done.
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(10);

    private LiveSubscription? _news;
    private DateTimeOffset _accountsSeen;
    private DateTimeOffset _sessionsSeen;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _accountsSeen = _sessionsSeen = time.GetUtcNow() - RevokedTokens.Longest;
        try
        {
            await AskAsync().WaitAsync(StartPatience, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever the reason, the node asks again every few seconds.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            logger.LogWarning(e, "Nobody could say which access tokens have ended; they count until the next answer.");
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await CheckAsync();
            }
#pragma warning disable CA1031 // Whatever the reason, the next check asks again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                logger.LogWarning(e, "Which access tokens have ended could not be asked; the next check comes in {Period}.", Period);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Subscribes to the news at the first time, and asks for ends that the news have not told.</summary>
    internal async Task CheckAsync()
    {
        if (_news is null)
        {
            var news = LiveSubscription.To(cluster.GetStreamProvider(LiveProvider.Name).GetStream<EndedAccess>(EndedAccess.Stream), Follow);
            await news.StartAsync();
            _news = news;
        }

        if (await _news.CheckedAsync(await AskAsync())) await AskAsync();
    }

    private Task Follow(EndedAccess end)
    {
        revoked.End(end.Id, end.Epoch);
        return Task.CompletedTask;
    }

    // Whether an answer had anything that this node did not know.
    private async Task<bool> AskAsync()
    {
        // Found anew each time: while a cluster is upgraded or starts, no silo may have this grain yet.
        var ends = cluster.GetGrain<IEndedAccessGrain>("ends");
        var (accounts, accountsSeen) = await AskAsync(ends.Accounts, _accountsSeen);
        var (sessions, sessionsSeen) = await AskAsync(ends.Sessions, _sessionsSeen);
        (_accountsSeen, _sessionsSeen) = (accountsSeen, sessionsSeen);
        return accounts || sessions;
    }

    private async Task<(bool AreNews, DateTimeOffset Seen)> AskAsync(Func<DateTimeOffset, Task<EndedAccesses>> after, DateTimeOffset seen)
    {
        var areNews = false;
        for (var from = seen - Overlap; ;)
        {
            var ends = (await after(from)).Items;
            foreach (var end in ends) areNews |= revoked.End(end.Id, end.Epoch);
            if (ends.Count > 0 && ends[^1].At > seen) seen = ends[^1].At;
            if (ends.Count < AccountLimits.MostEnds) return (areNews, seen);

            // One tick back, because a full answer may end between ends of the same instant; on, when the whole answer is of one instant.
            var next = ends[^1].At.AddTicks(-1);
            from = next > from ? next : ends[^1].At;
        }
    }
}
