using Orleans.Runtime;
using Ticketing.EmbeddedSilo.Calls;

namespace Ticketing.EmbeddedSilo.Activations;

internal sealed partial class Activation
{
    private enum Turn
    {
        None,
        Continuation,
        Start,
        Activate,
        End,
    }

    private readonly Lock gate = new();

    // All of these are only touched under the gate.
    private RequestQueue running;
    private RequestQueue waiting;
    private RequestQueue interleaving;
    private ContinuationQueue continuations;
    private int blocking;
    private int blockingReaders;
    private bool scheduled;
    private bool lastWasContinuation;
    private long lastUsed;
    private long arrivals;

    // The request of the turn that starts; only touched by the thread that has the turn.
    private Request? starting;

    /// <summary>Requests that wait or run; a glance without the gate.</summary>
    internal int Load => running.Count + waiting.Count + interleaving.Count;

    /// <summary>False when this activation has ended and the request must go to the next one.</summary>
    internal bool TryEnqueue(Request request)
    {
        bool wake, full;
        lock (gate)
        {
            if (state == State.Ended)
                return false;
            full = Load >= Silo.MaxQueuedRequests && !request.IsLocal;
            request.Arrival = ++arrivals;
            if (!full && request.Interleaves)
                interleaving.Enqueue(request);
            else if (!full)
                waiting.Enqueue(request);
            if (request.KeepsAlive)
                lastUsed = Silo.Now;
            wake = Wake();
        }

        if (full)
            request.Fail(new LimitExceededException("MaxQueuedRequests", Load, Silo.MaxQueuedRequests, GrainId));
        if (wake)
            Silo.Schedule(this);
        return true;
    }

    /// <summary>Called by the request at the end of its work, always within a turn.</summary>
    internal void Finish(Request request)
    {
        lock (gate)
        {
            running.Remove(request);
            if (!request.Interleaves)
            {
                blocking--;
                blockingReaders -= request.IsReadOnly ? 1 : 0;
            }

            if (request.KeepsAlive)
                lastUsed = Silo.Now;
        }
    }

    /// <summary>Adds the unanswered requests whose time is over to the list.</summary>
    internal void CollectOverdue(long now, List<Request> overdue)
    {
        lock (gate)
        {
            Collect(running.First);
            Collect(waiting.First);
            Collect(interleaving.First);
        }

        void Collect(Request? request)
        {
            for (; request is not null; request = request.Next)
            {
                if (request.Deadline != 0 && request.Deadline <= now && !request.IsSettled)
                    overdue.Add(request);
            }
        }
    }

    private void Enqueue(Task continuation)
    {
        if (Silo.IsCrashed)
            return;
        bool wake;
        lock (gate)
        {
            continuations.Enqueue(continuation);
            wake = Wake();
        }

        if (wake)
            Silo.Schedule(this);
    }

    private bool Wake()
    {
        if (scheduled || NextTurn() == Turn.None)
            return false;
        return scheduled = true;
    }

    private void RunTurns()
    {
        for (var budget = Silo.TurnsPerRun; budget > 0 && !Silo.IsCrashed; budget--)
        {
            if (!RunTurn())
                return;
        }

        lock (gate)
        {
            if (NextTurn() == Turn.None)
            {
                scheduled = false;
                return;
            }
        }

        Silo.Schedule(this);
    }

    private bool RunTurn()
    {
        Turn turn;
        Task? continuation = null;
        Request? request = null;
        lock (gate)
        {
            turn = NextTurn();
            lastWasContinuation = turn == Turn.Continuation;
            if (turn == Turn.Continuation)
                continuation = continuations.Dequeue();
            else if (turn == Turn.Start)
                request = TakeRequest();
            else if (turn == Turn.None)
                scheduled = false;
            else
                state = turn == Turn.Activate ? State.Activating : State.Ending;
        }

        switch (turn)
        {
            case Turn.Continuation:
                TryExecuteTask(continuation!);
                break;
            case Turn.Start when request!.IsSettled:
                Finish(request);
                break;
            case Turn.Start:
                starting = request;
                RunInTask(static self => ((Activation)self!).Start());
                break;
            case Turn.Activate:
                RunInTask(static self => _ = ((Activation)self!).ActivateAsync());
                break;
            case Turn.End:
                RunInTask(static self => _ = ((Activation)self!).EndAsync());
                break;
        }

        return turn != Turn.None;
    }

    // Inside a task of this scheduler TaskScheduler.Current is the activation, which is what brings continuations back here.
    private void RunInTask(Action<object?> work) =>
        new Task(work, this, CancellationToken.None, TaskCreationOptions.DenyChildAttach).RunSynchronously(this);

    private void Start()
    {
        var request = starting!;
        starting = null;
        request.Run(this);
    }

    // Continuations and new requests take turns, so that neither can starve the other.
    private Turn NextTurn()
    {
        var canStart = CanStart();
        if (!continuations.IsEmpty && !(lastWasContinuation && canStart))
            return Turn.Continuation;
        if (canStart)
            return Turn.Start;
        if (state is not (State.Created or State.Active))
            return Turn.None;
        if (ending is not null)
            return running.Count == 0 ? Turn.End : Turn.None;
        return state == State.Created && Load > 0 ? Turn.Activate : Turn.None;
    }

    private bool CanStart() => state == State.Active && ending is null && (interleaving.Count > 0 || CanStartWaiting());

    private bool CanStartWaiting() =>
        waiting.First is { } next && (blocking == 0 || (blocking == blockingReaders && next.IsReadOnly));

    private Request TakeRequest()
    {
        var overtakes = interleaving.First is { } other && (!CanStartWaiting() || other.Arrival < waiting.First!.Arrival);
        var request = overtakes ? interleaving.Dequeue() : waiting.Dequeue();
        running.Enqueue(request);
        if (!request.Interleaves)
        {
            blocking++;
            blockingReaders += request.IsReadOnly ? 1 : 0;
        }

        return request;
    }
}
