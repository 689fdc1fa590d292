namespace Ticketing.Tests.Faults.Seats;

/// <summary>
/// Decides whether a seat's history is linearizable: whether its steps have an order that agrees with real time and that the model allows
/// (Herlihy and Wing, 1990). The search is that of Wing and Gong (1993), with a memory of visited positions as in Lowe (2017). A position is
/// the set of steps done and the state of the seat. The search is bounded; giving up counts as a failure.
/// </summary>
internal sealed class SeatSearch
{
    /// <summary>Most positions that one search visits.</summary>
    public const int MaxPlaces = 200_000;

    /// <summary>Most steps of one seat; also the depth of the recursion.</summary>
    public const int MaxSteps = 4_000;

    private readonly SeatModel _model;
    private readonly SeatStep[] _steps;
    private readonly int[] _byEnd;
    private readonly int[] _notAfter;
    private readonly UInt128[] _marks;
    private readonly bool[] _done;
    private readonly bool[] _undoes;
    private readonly HashSet<(UInt128 Done, SeatState State)> _seen = [];
    private UInt128 _place;
    private int _open;
    private int _best = int.MaxValue;
    private string _stuck = "";

    public SeatSearch(SeatModel model, IEnumerable<SeatStep> steps)
    {
        _model = model;
        _steps = [.. steps.OrderBy(step => step.Start)];
        _byEnd = [.. Enumerable.Range(0, _steps.Length).Where(i => _steps[i].Must).OrderBy(i => _steps[i].End)];
        _notAfter = [.. _steps.Select(step => step.NotAfter is { } last ? Array.FindIndex(_steps, other => ReferenceEquals(other, last)) : -1)];
        _done = new bool[_steps.Length];
        _undoes = new bool[_steps.Length];
        foreach (var last in _notAfter.Where(last => last >= 0)) _undoes[last] = true;

        var random = new Random(_steps.Length);
        _marks = new UInt128[_steps.Length];
        for (var i = 0; i < _marks.Length; i++) _marks[i] = new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64());
    }

    /// <summary>The reason why the history is not linearizable; null when it is.</summary>
    public string? WhyNot(SeatState initial)
    {
        if (_steps.Length > MaxSteps) return $"gave up: {_steps.Length} steps are too many";
        _open = _byEnd.Length;
        if (Explore(initial, TimeSpan.Zero, 0, 0)) return null;
        return _seen.Count >= MaxPlaces ? $"gave up after {MaxPlaces} places; {_stuck}" : _stuck;
    }

    // All steps before `low` and all ends before `lowEnd` are done. A step that changes nothing and is possible now is done first, without trying
    // other orders.
    private bool Explore(SeatState seat, TimeSpan since, int low, int lowEnd)
    {
        if (_open == 0) return true;
        if (_seen.Count >= MaxPlaces || !_seen.Add((_place, seat))) return false;
        while (_done[_byEnd[lowEnd]]) lowEnd++;
        while (_done[low]) low++;
        var deadline = _steps[_byEnd[lowEnd]].End;
        Note(seat, _steps[_byEnd[lowEnd]]);

        var mayBeGreedy = true;
        foreach (var must in (ReadOnlySpan<bool>)[true, false])
        {
            for (var i = low; i < _steps.Length && _steps[i].Start <= deadline; i++)
            {
                if (_done[i] || _steps[i].Must != must) continue;
                if (_notAfter[i] >= 0 && _done[_notAfter[i]]) continue;
                var from = must && since > _steps[i].Start ? since : _steps[i].Start;
                var next = _model.After(seat, _steps[i], from, deadline);
                var changesNothing = next == seat;
                if (next is { } state && (must || !changesNothing) && Do(i, state, must ? from : since, low, lowEnd)) return true;
                if (must && mayBeGreedy && changesNothing && !_undoes[i]) return false;
                mayBeGreedy = false;
            }
        }

        return false;
    }

    private bool Do(int step, SeatState next, TimeSpan since, int low, int lowEnd)
    {
        if (_steps[step].MayRecur) return Explore(next, since, low, lowEnd);
        var must = _steps[step].Must;
        (_done[step], _place) = (true, _place ^ _marks[step]);
        if (must) _open--;
        if (Explore(next, since, low, lowEnd)) return true;
        if (must) _open++;
        (_done[step], _place) = (false, _place ^ _marks[step]);
        return false;
    }

    private void Note(SeatState seat, SeatStep next)
    {
        if (_open >= _best) return;
        _best = _open;
        _stuck = $"the seat is {seat}, and nothing explains: {next}";
    }
}
