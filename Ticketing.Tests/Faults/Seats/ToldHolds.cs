using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Seats;

/// <summary>The holds and orders that answers showed, by id.</summary>
internal sealed class ToldHolds
{
    public ToldHolds(IReadOnlyList<Operation> operations)
    {
        foreach (var hold in operations.Where(operation => operation is { Kind: RequestKind.Hold, Ok: true })) Holds[hold.Subject] = hold.Json.ToHold();
        foreach (var order in operations.Where(operation => operation is { Kind: RequestKind.Order, Ok: true }))
        {
            var told = order.Json.ToOrder();
            Orders[told.Order] = told;
        }
    }

    public Dictionary<string, ToldHold> Holds { get; } = new(StringComparer.Ordinal);

    /// <summary>The orders as they were when they were made.</summary>
    public Dictionary<string, ToldOrder> Orders { get; } = new(StringComparer.Ordinal);
}
