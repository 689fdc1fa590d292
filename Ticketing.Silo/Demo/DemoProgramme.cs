using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Plans.DemoPlans;
using Ticketing.Grains.Shows;
using Ticketing.Grains.Venues;

namespace Ticketing.Silo.Demo;

/// <summary>A venue of the demo.</summary>
internal sealed record DemoVenue(string VenueId, VenueDraft Draft, Func<SeatingPlan> Plan);

/// <summary>The venues, shows and performances of the demo. All names are invented.</summary>
internal static class DemoProgramme
{
    public const string Hall = "hanbit-hall";
    public const string Stadium = "hangang-stadium";
    public const string Club = "hongdae-club";

    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);

    private static readonly GradePrice[] HallPrices = [new("VIP", 165_000), new("R", 143_000), new("S", 121_000), new("A", 99_000)];

    /// <summary>A concert hall of about 2,000, a stadium of 66,704 and a club of 500.</summary>
    public static IReadOnlyList<DemoVenue> Venues { get; } =
    [
        new(Hall, new VenueDraft("한빛 콘서트홀", "서울특별시 서초구 한빛로 12"), DemoPlan.ConcertHall),
        new(Stadium, new VenueDraft("한강 스타디움", "서울특별시 마포구 한강로 66"), DemoPlan.Stadium),
        new(Club, new VenueDraft("홍대 라이브 클럽", "서울특별시 마포구 와우산길 5, 지하 1층"), DemoPlan.Club),
    ];

    /// <summary>Three shows.</summary>
    public static IReadOnlyList<(string ShowId, ShowDraft Draft)> Shows { get; } =
    [
        ("arirang", new ShowDraft(
            "아리랑: 다시 부르는 노래",
            "콘서트",
            "서울에서 밀양까지, 일곱 지역의 아리랑을 밴드와 국악 앙상블이 함께 부릅니다.\n공연 시간에는 휴식 20분이 포함됩니다.",
            new[] { "김아라", "이도윤", "국악 앙상블 바람결" },
            150)),
        ("moonlit-library", new ShowDraft(
            "달빛 서재",
            "뮤지컬",
            "폐관을 하루 앞둔 도서관, 밤마다 책장을 넘기는 소리가 들린다.",
            new[] { "박서연", "정하준", "최유나", "강민재" },
            165)),
        ("friday-live", new ShowDraft("홍대 금요 라이브", "라이브", "매주 금요일, 새로운 밴드 세 팀.", new[] { "밴드 새벽네시", "오후의 고양이", "모노레일" }, 120)),
    ];

    /// <summary>Performances that are at least a month ahead, so that every step of the cancellation fee is still to come.</summary>
    /// <param name="now">The time of the first start.</param>
    public static IEnumerable<(string Performance, string ShowId, PerformanceDraft Draft)> Performances(DateTimeOffset now)
    {
        var today = now.ToOffset(Seoul).Date;
        DateTimeOffset At(int days, int hour) => new DateTimeOffset(today, Seoul).AddDays(days).AddHours(hour);
        GradePrice[] club = [new("스탠딩", 0), new("테이블석", 20_000), new("발코니석", 10_000)];
        GradePrice[] stadium = [new("VIP", 187_000), new("스탠딩", 165_000), new("R", 154_000), new("S", 132_000), new("A", 99_000)];

        yield return ("arirang-hall", "arirang", Sale(Hall, At(45, 19), now.AddHours(-1), HallPrices));
        yield return ("arirang-hall-2", "arirang", Sale(Hall, At(46, 19), now.AddHours(-1), HallPrices));
        yield return ("arirang-stadium", "arirang", Sale(Stadium, At(60, 18), now.AddHours(-1), stadium, Room(now.AddHours(-1))));
        yield return ("arirang-finale", "arirang", Sale(Stadium, At(75, 18), At(2, 20), stadium, Room(At(2, 20))));
        yield return ("moonlit-library-hall", "moonlit-library", Sale(Hall, At(52, 14), At(7, 14), HallPrices));
        yield return ("friday-live-club", "friday-live", Sale(Club, At(31, 20), now.AddHours(-1), club));
    }

    private static PerformanceDraft Sale(
        string venue, DateTimeOffset startsAt, DateTimeOffset opensAt, IReadOnlyList<GradePrice> prices, WaitingRoomSettings? room = null) => new(
        venue,
        null,
        startsAt,
        opensAt,
        startsAt.AddHours(-1),
        PerformanceLimits.DefaultHoldTtl,
        PerformanceLimits.DefaultSeatLimit,
        prices,
        room is not null,
        room);

    private static WaitingRoomSettings Room(DateTimeOffset opensAt) => UsualRoom.Settings(opensAt) with { RatePerSecond = 200, Cap = 5_000 };
}
