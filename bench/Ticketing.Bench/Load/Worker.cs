using System.Diagnostics;
using System.Net;
using System.Text;
using Ticketing.Bench.Http;

namespace Ticketing.Bench.Load;

/// <summary>One thread that drives some connections.</summary>
internal sealed class Worker : IDisposable
{
    private const int MaxReconnects = 200;
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(10);

    private readonly Lane[] _lanes;
    private readonly Stack<int> _idle;
    private readonly People _people;
    private readonly Poller _poller;
    private readonly TimeSpan _duration;
    private readonly LoadResult _result = new();
    private int _busy;
    private int _reconnects;

    public Worker(IPEndPoint target, int connections, int maxResponseBytes, People people, TimeSpan duration)
    {
        (_people, _duration) = (people, duration);
        _lanes = [.. Enumerable.Range(0, connections).Select(_ => new Lane(new Connection(target, maxResponseBytes)))];
        _idle = new Stack<int>(Enumerable.Range(0, connections).Reverse());
        _poller = new Poller(connections);
    }

    private sealed record Lane(Connection Connection)
    {
        public VirtualUser? User { get; set; }

        public TimeSpan DueAt { get; set; }
    }

    /// <summary>The counts so far. Another thread may read single numbers.</summary>
    public LoadResult Result => _result;

    /// <summary>Opens the connections.</summary>
    public void Open()
    {
        for (var i = 0; i < _lanes.Length; i++) Reopen(i);
    }

    /// <summary>Works until the time is over or nobody will come any more, and then waits for the last answers.</summary>
    public LoadResult Run()
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed is var now && now < _duration)
        {
            Begin(now);
            if (_busy == 0 && _people.NextDue == TimeSpan.MaxValue) break;
            Turn(clock, Min(_idle.Count > 0 ? _people.NextDue : TimeSpan.MaxValue, _duration) - now);
        }

        _result.Elapsed = clock.Elapsed;
        CountNotBegun();
        while (_busy > 0 && clock.Elapsed < _duration + DrainTime) Turn(clock, _duration + DrainTime - clock.Elapsed);
        for (; _busy > 0; _busy--) Fail("No answer came.");
        return _result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var lane in _lanes) lane.Connection.Dispose();
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan two) => one < two ? one : two;

    private void Begin(TimeSpan now)
    {
        while (_idle.Count > 0 && _people.TryTake(now, out var user, out var due)) Send(_idle.Pop(), user, due);
    }

    private void Turn(Stopwatch clock, TimeSpan timeout)
    {
        var ready = _poller.Wait(timeout);
        for (var place = 0; ready > 0 && place < _lanes.Length; place++)
        {
            if (!_poller.IsReady(place)) continue;
            ready--;
            Receive(place, clock);
        }
    }

    // A person who has nothing more to do leaves, and the connection is free.
    private void Send(int place, VirtualUser user, TimeSpan due)
    {
        var lane = _lanes[place];
        var length = user.Write(lane.Connection.Request);
        if (length == 0)
        {
            lane.User = null;
            _idle.Push(place);
            return;
        }

        (lane.User, lane.DueAt) = (user, due);
        _busy++;
        if (!lane.Connection.TrySend(length)) Broken(place);
    }

    private void Receive(int place, Stopwatch clock)
    {
        var lane = _lanes[place];
        var complete = lane.Connection.Receive();
        if (complete == false) return;
        if (complete is null || lane.User is not { } user)
        {
            Broken(place);
            return;
        }

        var verdict = user.Read(lane.Connection.Response.Status, lane.Connection.Response.Body);
        var now = clock.Elapsed;
        Count(verdict, lane, user, now);
        (lane.User, _busy) = (null, _busy - 1);
        if (verdict == Verdict.GoesOn && user.Thinks is null)
        {
            Send(place, user, lane.DueAt);
            return;
        }

        if (_people.ComesBackAtOnce(user, now) && now < _duration)
        {
            Send(place, user, now);
            return;
        }

        _idle.Push(place);
    }

    private void Count(Verdict verdict, Lane lane, VirtualUser user, TimeSpan now)
    {
        var inTime = now <= _duration ? 1 : 0;
        _result.Requests += inTime;
        if (verdict == Verdict.Succeeded) _result.Succeeded += inTime;
        if (verdict == Verdict.Refused) _result.Refused += inTime;
        if (verdict == Verdict.Refused) _result.AddRefusal(lane.Connection.Response.Status, lane.Connection.Response.Body);
        if (verdict is Verdict.Succeeded or Verdict.Refused || (verdict == Verdict.GoesOn && user.Thinks is not null))
            _result.AddLatency(now - lane.DueAt, user.Kind, now);
        if (verdict is Verdict.Succeeded or Verdict.Refused) _result.LastDone = now;
        if (verdict == Verdict.Failed)
            Fail($"{lane.Connection.Response.Status} {Encoding.UTF8.GetString(lane.Connection.Response.Body)}");
    }

    // A person who should have begun and still waits for a connection has waited until the end of the measurement; this wait counts as a latency.
    private void CountNotBegun()
    {
        while (_people.TryTake(_duration, out _, out var due) && due < _duration)
        {
            _result.NotBegun++;
            _result.AddLatency(_duration - due, "", _duration);
        }
    }

    private void Fail(string what)
    {
        _result.Failed++;
        _result.FirstFailure ??= what;
    }

    private void Broken(int place)
    {
        Fail("The connection was closed.");
        if (_lanes[place].User is not null) _busy--;
        _lanes[place].User = null;
        if (++_reconnects > MaxReconnects) throw new InvalidOperationException($"{MaxReconnects} connections were closed by the server.");
        Reopen(place);
        _idle.Push(place);
    }

    private void Reopen(int place)
    {
        _lanes[place].Connection.Open();
        _poller.Watch(place, _lanes[place].Connection.Socket);
    }
}
