using Ticketing.Grains.Ids;


namespace Ticketing.Grains.Accounts;

/// <summary>Who hashes a password next: log-ins before sign-ups, in the order in which they came, and no address with more than its share of the places.</summary>
/// <param name="settings">How many run, wait, and wait of one address.</param>
internal sealed class PasswordQueue(PasswordSettings settings)
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _logIns = new();
    private readonly Queue<TaskCompletionSource> _signUps = new();
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private int _free = settings.Running;
    private int _pending;

    /// <summary>Takes a place. The caller waits for its turn, works, and leaves.</summary>
    /// <param name="isLogIn">Whether it is a log-in and not a sign-up.</param>
    /// <param name="address">The network address of who asks; null when it is not known.</param>
    /// <param name="turn">Ends when it is the caller's turn.</param>
    /// <returns>False when there is no place; then there is nothing to leave.</returns>
    public bool TryEnter(bool isLogIn, string? address, out Task turn)
    {
        turn = Task.CompletedTask;
        lock (_gate)
        {
            var site = NetworkSite.Of(address);
            var mine = _places.GetValueOrDefault(site);
            if (_pending >= settings.Pending || mine >= settings.PendingPerAddress) return false;
            _pending++;
            _places[site] = mine + 1;
            if (_free > 0)
            {
                _free--;
                return true;
            }

            // Without the option the next caller's work would begin inside of Leave, on the thread of the one before.
            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (isLogIn ? _logIns : _signUps).Enqueue(waiting);
            turn = waiting.Task;
            return true;
        }
    }

    /// <summary>Gives the place back, and the processor to the next.</summary>
    public void Leave(string? address)
    {
        lock (_gate)
        {
            _pending--;
            var site = NetworkSite.Of(address);
            if (--_places[site] == 0) _places.Remove(site);
            if (_logIns.TryDequeue(out var next) || _signUps.TryDequeue(out next)) next.SetResult();
            else _free++;
        }
    }
}
