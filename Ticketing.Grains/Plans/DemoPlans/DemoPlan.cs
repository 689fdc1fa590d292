namespace Ticketing.Grains.Plans.DemoPlans;

/// <summary>Plans for trying out the product: invented, but of realistic size and with Korean names.</summary>
public static class DemoPlan
{
    /// <summary>A concert hall of about 2,000 seats in curved rows: two floors and boxes, grades VIP, R, S and A.</summary>
    /// <returns>The plan.</returns>
    public static SeatingPlan ConcertHall() => ConcertHallPlan.Build();

    /// <summary>A stadium of 66,704 places, as many as Seoul World Cup Stadium: 80 blocks on two tiers and a standing floor.</summary>
    /// <returns>The plan.</returns>
    public static SeatingPlan Stadium() => StadiumPlan.Build();

    /// <summary>A club of 500: standing, tables and a balcony.</summary>
    /// <returns>The plan.</returns>
    public static SeatingPlan Club() => ClubPlan.Build();
}
