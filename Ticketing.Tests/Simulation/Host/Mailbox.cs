namespace Ticketing.Tests.Simulation.Host;

/// <summary>
/// The messages of an activation, and which of them may start. The rules are exactly those of Orleans' ActivationData, including two
/// surprising ones: when the first of several reads ends, a writer may start beside the other reads; and a later read overtakes a waiting writer.
/// </summary>
internal sealed class Mailbox(bool isReentrant)
{
    private readonly List<Message> _waiting = [];
    private readonly List<Message> _running = [];
    private Message? _blocking;

    public IReadOnlyList<Message> Waiting => _waiting;

    public IReadOnlyList<Message> Running => _running;

    public bool IsBusy => _running.Count > 0;

    public bool IsEmpty => _running.Count + _waiting.Count == 0;

    public void Add(Message message) => _waiting.Add(message);

    /// <summary>Whether any waiting message may start.</summary>
    public bool CanStart(bool isValid, bool isEnding) => IndexOfNext(isValid, isEnding) >= 0;

    /// <summary>Removes and returns the first waiting message that may start.</summary>
    public Message Start(bool isValid, bool isEnding)
    {
        var index = IndexOfNext(isValid, isEnding);
        var message = _waiting[index];
        _waiting.RemoveAt(index);
        _running.Add(message);
        if (_blocking is null && !message.Interleaves) _blocking = message;
        return message;
    }

    public void End(Message message)
    {
        _running.Remove(message);
        if (_blocking is null || _blocking == message) _blocking = null;
    }

    /// <summary>Removes all waiting messages and returns those that may go to the next activation; local messages end with this one.</summary>
    public List<Message> Clear()
    {
        var left = _waiting.FindAll(static message => !message.IsLocal);
        _waiting.Clear();
        return left;
    }

    private int IndexOfNext(bool isValid, bool isEnding)
    {
        for (var index = 0; index < _waiting.Count; index++)
        {
            var message = _waiting[index];
            if (!isValid && !(message.IsLocal && isEnding)) return -1;
            if (MayStart(message)) return index;
        }

        return -1;
    }

    private bool MayStart(Message message) =>
        !IsBusy || message.Interleaves || isReentrant || _blocking is null || (_blocking.IsReadOnly && message.IsReadOnly);
}
