using Shouldly;
using Ticketing.Grains.Performances;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

[Trait("Suite", "Unit")]
public sealed class RoomSettingsTests
{
    private static readonly WaitingRoomSettings Some = RoomWorld.Settings();

    [Fact]
    public void Equal_settings_have_equal_versions_in_any_time_zone() =>
        (Some with { OpensAt = Some.OpensAt.ToOffset(TimeSpan.FromHours(9)) }).Version().ShouldBe(Some.Version());

    [Fact]
    public void Every_setting_changes_the_version()
    {
        WaitingRoomSettings[] others =
        [
            Some with { OpensAt = Some.OpensAt.AddTicks(1) }, Some with { Order = WaitingRoomOrder.Shuffled }, Some with { RatePerSecond = 999 },
            Some with { Cap = 11 }, Some with { Grace = Some.Grace * 2 }, Some with { Session = Some.Session * 2 },
            Some with { AbandonAfter = Some.AbandonAfter * 2 }, Some with { Paused = true },
        ];
        others.Select(settings => settings.Version()).Append(Some.Version()).ShouldBeUnique();
        others.ShouldAllBe(settings => settings.Version() > 0);
    }
}
