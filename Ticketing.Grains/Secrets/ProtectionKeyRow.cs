using System.Globalization;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Secrets;

/// <summary>
/// A key that seals access tokens, or the end of one, as ASP.NET Core's data protection writes it. Rows are only added, never changed.
/// </summary>
/// <param name="Number">From 1 without a gap, so that of two silos that make a key at once the primary key lets one through.</param>
/// <param name="Name">What data protection calls it.</param>
/// <param name="Xml">The element.</param>
public sealed record ProtectionKeyRow(int Number, string Name, string Xml) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => KeyOf(Number);

    /// <summary>The primary key of a number: text, in the order of the numbers.</summary>
    public static RowKey KeyOf(int number) => new(number.ToString("D9", CultureInfo.InvariantCulture));
}
