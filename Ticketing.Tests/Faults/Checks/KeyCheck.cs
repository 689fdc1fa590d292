using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Checks;

/// <summary>Promise 6: every repeat under one Idempotency-Key gets the first success. Refusals and 202 answers may differ.</summary>
internal static class KeyCheck
{
    private const int Accepted = 202;

    public static IEnumerable<Violation> Check(IReadOnlyList<Operation> operations)
    {
        foreach (var tries in operations.Where(operation => operation.Key is not null).GroupBy(operation => (operation.Client, operation.Key)))
        {
            Operation? told = null;
            foreach (var sent in tries.Where(sent => sent.Outcome != OperationOutcome.Unknown && sent.Code is not ("request-running" or "overloaded")))
            {
                if (told is not null && (sent.Status, sent.Text) != (told.Status, told.Text))
                    yield return new Violation(6, $"under one key first {told}, then {sent}");
                if (sent.Ok && sent.Status != Accepted) told ??= sent;
            }
        }
    }
}
