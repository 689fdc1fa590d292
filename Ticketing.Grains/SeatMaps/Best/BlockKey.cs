namespace Ticketing.Grains.SeatMaps.Best;

/// <summary>
/// The quality of a block of neighbours as one number; smaller is better. From the highest bits: single seats left alone
/// (2 bits), rank of the block's worst category (7), whether it mixes categories (1), row from the front (16), distance of
/// its centre from the row's middle (19), and its first seat (18). The first seat makes every key different, so the choice
/// is always the same.
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
