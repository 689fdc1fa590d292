namespace Ticketing.Grains.SeatMaps.Best;

/// <summary>
/// How good a block of neighbours is, as one number; smaller is better. From the top: orphans left (2 bits), rank of
/// its worst category (7), whether it mixes categories (1), row from the front (16), distance of its centre from the
/// row's middle (19), and its first seat (18), which makes every key different and the choice the same every time.
/// </summary>
internal static class BlockKey
{
    public const ulong None = ulong.MaxValue;
    public const int MaxRowOrder = 0xFFFF;

    public static ulong Of(int orphans, int rank, bool mixed, int rowOrder, int middle, int start) =>
        ((ulong)orphans << 61)
        | ((ulong)rank << 54)
        | (mixed ? 1UL << 53 : 0)
        | ((ulong)Math.Min(rowOrder, MaxRowOrder) << 37)
        | ((ulong)middle << 18)
        | (uint)start;

    public static int Start(ulong key) => (int)(key & 0x3FFFF);

    public static bool LeavesOrphan(ulong key) => key >> 61 != 0;
}
