using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Storage;

/// <summary>
/// Refusals that rest on the rows as they are now. While the cluster changes, another activation of a grain may have written since this one read. A
/// commit that rests on old memory fails, because it names the version it replaces; a refusal writes nothing, so nothing would show that it is wrong.
/// </summary>
public static class FreshRefusal
{
    /// <summary>Why a command is refused, or null when it may go on. A command that is not refused by memory costs no read.</summary>
    /// <param name="whyNot">Judges by what is remembered; asked again after a read when it refuses.</param>
    /// <param name="readAsync">Reads the rows again.</param>
    /// <exception cref="StoreUnavailableException">The rows could not be read; nothing was decided.</exception>
    public static async ValueTask<Refusal?> WhyNotAsync(Func<Refusal?> whyNot, Func<Task> readAsync)
    {
        if (whyNot() is null) return null;
        await readAsync();
        return whyNot();
    }
}
