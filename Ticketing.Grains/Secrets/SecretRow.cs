using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Secrets;

/// <summary>A secret that all silos share, made at the first start: the key that signs places, entries and tickets.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Value">Random bytes.</param>
public sealed record SecretRow(string Name, byte[] Value) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(Name);
}
