using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Seats;

/// <summary>Takes the requests about one performance apart into what each did to each seat, or may have done, or saw.</summary>
internal sealed class SeatSteps
{
    private readonly Dictionary<string, List<SeatStep>> _steps = new(StringComparer.Ordinal);
    private readonly StageRequests _requests;

    public SeatSteps(History history, Stage stage)
    {
        _requests = new StageRequests(history, stage);
        new HoldSteps(_requests, this).AddAll();
        new OrderSteps(_requests, this).AddAll();
        new SightSteps(_requests, this).AddAll(history.Reads);
    }

    /// <summary>The steps of each seat.</summary>
    public IReadOnlyDictionary<string, List<SeatStep>> BySeat => _steps;

    /// <summary>The client of each hold.</summary>
    public IReadOnlyDictionary<string, int> Owners => _requests.Owners;

    /// <summary>Adds a step of a seat.</summary>
    public void Add(string seat, SeatStep step)
    {
        if (!_steps.TryGetValue(seat, out var steps)) _steps.Add(seat, steps = []);
        steps.Add(step);
    }
}
