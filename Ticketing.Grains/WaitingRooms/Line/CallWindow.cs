namespace Ticketing.Grains.WaitingRooms.Line;

/// <summary>
/// The next places to be called: nodes report whom of them they heard. The window holds a minute of the line at its full speed, which is longer
/// than anybody may be silent.
/// </summary>
public static class CallWindow
{
    /// <summary>Most places of a window, so that a report has at most 8 KB. A line that is faster than a thousand a second calls the silent too.</summary>
    public const int MaxPlaces = 65_536;

    private const int Seconds = 60;

    /// <summary>The end of the window: places from the head up to, not including, it.</summary>
    public static int EndOf(int head, int ratePerSecond) => head + (int)Math.Min((long)ratePerSecond * Seconds, MaxPlaces);
}
