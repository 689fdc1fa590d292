using Ticketing.Silo.Storage;

namespace Ticketing.Tests.Storage;

/// <summary>Holds the writer's thread in front of its first transaction, so that a test decides what gathers behind it.</summary>
internal sealed class WriterGate : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ManualResetEventSlim _reached = new();
    private readonly ManualResetEventSlim _open = new();

    public WriterGate() => Hooks = new StorageHooks { BatchTaken = _ => Pass() };

    public StorageHooks Hooks { get; }

    public void WaitUntilReached() => Expect(_reached.Wait(Patience));

    public void Open() => _open.Set();

    public void Dispose()
    {
        Open();
        _reached.Dispose();
        _open.Dispose();
    }

    private void Pass()
    {
        _reached.Set();
        Expect(_open.Wait(Patience));
    }

    private static void Expect(bool happened)
    {
        if (!happened) throw new TimeoutException("The writer and the test did not meet.");
    }
}
