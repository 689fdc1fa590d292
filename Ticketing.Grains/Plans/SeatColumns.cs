namespace Ticketing.Grains.Plans;

/// <summary>The seats of a plan as columns of the same length, in the order of the seats.</summary>
internal sealed record SeatColumns(PackedText Ids, PackedText Numbers, int[] Row, byte[] Category, float[] X, float[] Y);
