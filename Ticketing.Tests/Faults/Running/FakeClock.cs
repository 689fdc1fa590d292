using System.Globalization;
using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Running;

/// <summary>
/// Shifts the silo's wall clock by Debian's libfaketime. The library reads the offset from a file every two seconds or less, so the clock
/// can be shifted while the silo runs. The monotonic clock stays real.
/// </summary>
internal sealed class FakeClock(string folder, History history)
{
    /// <summary>The reason why a test is skipped without libfaketime.</summary>
    public const string Missing = "There is no libfaketime here: install faketime.";

    private static readonly string[] Libraries =
        ["/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1", "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"];

    // The library's threads share what they read from the file without a lock, so a thread that reads the clock while another one reads the file may
    // get the unshifted time. So the file is not read at every call of the clock, but when the last reading is more than a whole second old.
    private static readonly TimeSpan Reread = TimeSpan.FromSeconds(2.2);

    private readonly string _file = Path.Combine(folder, "clock");

    /// <summary>Whether libfaketime is installed.</summary>
    public static bool IsInstalled => Library is not null;

    private static string? Library => Array.Find(Libraries, File.Exists);

    /// <summary>The environment variables of a process whose clock is to be shifted.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["LD_PRELOAD"] = Library!,
        ["FAKETIME_TIMESTAMP_FILE"] = _file,
        ["FAKETIME_CACHE_DURATION"] = "1",
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        ["NO_FAKE_STAT"] = "1",
    };

    /// <summary>Shifts the clock.</summary>
    public void Shift(TimeSpan offset)
    {
        var from = history.Now;

        // The file is replaced in one step: a reader must never see half a file.
        File.WriteAllText(_file + ".new", string.Create(CultureInfo.InvariantCulture, $"{offset.TotalSeconds:+0;-0;+0}\n"));
        File.Move(_file + ".new", _file, overwrite: true);
        history.Clock.Shift(from, history.Now + Reread, offset);
    }
}
