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
    private readonly Poller _poller;
    private readonly Pace _pace;
    private readonly TimeSpan _duration;
    private readonly LoadResult _result = new();
    private long _begun;
    private int _busy;
    private int _reconnects;

    public Worker(IPEndPoint target, IReadOnlyList<VirtualUser> users, Pace pace, TimeSpan duration)
    {
        (_pace, _duration) = (pace, duration);
        _lanes = [.. users.Select(user => new Lane(new Connection(target), user))];
        _idle = new Stack<int>(Enumerable.Range(0, _lanes.Length).Reverse());
        _poller = new Poller(_lanes.Length);
    }

    private sealed record Lane(Connection Connection, VirtualUser User)
    {
        public TimeSpan DueAt { get; set; }

        public bool Busy { get; set; }
    }

    /// <summary>Connects.</summary>
    public void Open()
    {
        for (var i = 0; i < _lanes.Length; i++) Reopen(i);
    }

    /// <summary>Works until the time is over and the last answers have come.</summary>
    public LoadResult Run()
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed is var now && now < _duration)
        {
            Begin(now);
            if (_busy == 0 && !_pace.IsOpen) break;
            Turn(clock, NextDue(now));
        }

        _result.Elapsed = clock.Elapsed;
        if (_pace.IsOpen) CountNotBegun();
        while (_busy > 0 && clock.Elapsed < _duration + DrainTime) Turn(clock, _duration + DrainTime - clock.Elapsed);
        for (; _busy > 0; _busy--) Fail("No answer came.");
        return _result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var lane in _lanes) lane.Connection.Dispose();
    }

    private void Begin(TimeSpan now)
    {
        while (_idle.Count > 0 && (!_pace.IsOpen || _pace.DueAt(_begun) <= now))
        {
            var place = _idle.Pop();
            _lanes[place].DueAt = _pace.IsOpen ? _pace.DueAt(_begun) : now;
            _begun++;
            Send(place);
        }
    }

    private TimeSpan NextDue(TimeSpan now)
    {
        var due = _pace.IsOpen && _idle.Count > 0 ? _pace.DueAt(_begun) : _duration;
        return (due < _duration ? due : _duration) - now;
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

    // A user that has nothing more to do leaves its place empty: it is neither busy nor idle.
    private void Send(int place)
    {
        var lane = _lanes[place];
        var length = lane.User.Write(lane.Connection.Request);
        if (length == 0) return;
        lane.Busy = true;
        _busy++;
        if (!lane.Connection.TrySend(length)) Broken(place);
    }

    private void Receive(int place, Stopwatch clock)
    {
        var lane = _lanes[place];
        var complete = lane.Connection.Receive();
        if (complete == false) return;
        if (complete is null || !lane.Busy)
        {
            Broken(place);
            return;
        }

        var response = lane.Connection.Response;
        var verdict = lane.User.Read(response.Status, response.Body);
        var now = clock.Elapsed;
        Count(verdict, lane, now);
        (lane.Busy, _busy) = (false, _busy - 1);
        if (verdict == Verdict.GoesOn) Send(place);
        else if (_pace.IsOpen || now >= _duration) _idle.Push(place);
        else
        {
            lane.DueAt = now;
            Send(place);
        }
    }

    private void Count(Verdict verdict, Lane lane, TimeSpan now)
    {
        var inTime = now <= _duration ? 1 : 0;
        _result.Requests += inTime;
        if (verdict == Verdict.Succeeded) _result.Succeeded += inTime;
        if (verdict == Verdict.Refused) _result.Refused += inTime;
        if (verdict is Verdict.Succeeded or Verdict.Refused) _result.Latency.Add(now - lane.DueAt);
        if (verdict == Verdict.Failed)
            Fail($"{lane.Connection.Response.Status} {Encoding.UTF8.GetString(lane.Connection.Response.Body)}");
    }

    private void CountNotBegun()
    {
        for (; _pace.DueAt(_begun) < _duration; _begun++)
        {
            _result.NotBegun++;
            _result.Latency.Add(_duration - _pace.DueAt(_begun));
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
        if (_lanes[place].Busy) _busy--;
        _lanes[place].Busy = false;
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
