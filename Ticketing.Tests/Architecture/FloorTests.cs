using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Shouldly;
using Ticketing.Grains;
using Xunit;

namespace Ticketing.Tests.Architecture;

/// <summary>
/// The folders of the domain are floors: a folder uses folders of lower floors and, on its own floor, those named before it. ARCHITECTURE.md
/// says why each folder stands where it stands.
/// </summary>
[Trait("Suite", "Repository")]
public sealed class FloorTests
{
    /// <summary>From the ground up; on a floor, from left to right.</summary>
    private static readonly string[][] Floors =
    [
        ["Outcomes", "Ids", "Signing", "Actors", "Storage", "Settings", "Secrets", "LiveStreams", "Telemetry", "Outbox", "Idempotency", "Audit", "Mails"],
        ["Accounts", "Plans"],
        ["Venues", "Shows", "Performances"],
        ["Seats"],
        ["SeatMaps"],
        ["WaitingRooms"],
        ["Carts"],
        ["Payments", "Orders"],
        ["Jobs"],
        ["Catalogue", "Operations"],
    ];

    private const string Root = "Ticketing.Grains.";

    private static readonly ArchUnitNET.Domain.Architecture Domain = new ArchLoader().LoadAssemblies(typeof(GrainServices).Assembly).Build();

    private static readonly string[] Order = [.. Floors.SelectMany(floor => floor)];

    [Fact]
    public void Every_folder_has_a_floor() =>
        Domain.Types.Select(FolderOf).OfType<string>().Distinct().Order(StringComparer.Ordinal).ShouldBe(Order.Order(StringComparer.Ordinal));

    [Fact]
    public void No_folder_uses_one_above_it_or_beside_it_on_the_right() => Arrows().Where(arrow => arrow.To > arrow.From).Select(Text).ShouldBeEmpty();

    /// <summary>The test above can fail: with the floors upside down nearly every arrow is wrong.</summary>
    [Fact]
    public void With_the_floors_upside_down_most_arrows_would_be_wrong()
    {
        var arrows = Arrows().Where(arrow => arrow.To != arrow.From).ToList();
        arrows.Count.ShouldBeGreaterThan(200);
        arrows.Count(arrow => Order.Length - arrow.To > Order.Length - arrow.From).ShouldBe(arrows.Count);
    }

    private static IEnumerable<(IType User, IType Used, int From, int To)> Arrows() =>
        from type in Domain.Types
        let folder = FolderOf(type)
        where folder is not null
        from used in type.GetTypeDependencies(Domain).Distinct()
        let other = FolderOf(used)
        where other is not null
        select (type, used, Array.IndexOf(Order, folder), Array.IndexOf(Order, other));

    private static string Text((IType User, IType Used, int From, int To) arrow) => $"{arrow.User.FullName[Root.Length..]} → {arrow.Used.FullName[Root.Length..]}";

    private static string? FolderOf(IType type)
    {
        var space = type.Namespace.FullName;
        return space.StartsWith(Root, StringComparison.Ordinal) ? space[Root.Length..].Split('.')[0] : null;
    }
}
