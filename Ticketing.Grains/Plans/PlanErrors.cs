namespace Ticketing.Grains.Plans;

/// <summary>Collects the errors of one import, up to the limit.</summary>
internal sealed class PlanErrors
{
    private readonly List<PlanError> _errors = [];

    public bool Any => _errors.Count > 0;

    public bool Full => _errors.Count >= PlanLimits.Errors;

    public IReadOnlyList<PlanError> All => _errors;

    /// <summary>Notes <paramref name="problem"/> unless it is null or the list is full.</summary>
    /// <returns>True when there was no problem.</returns>
    public bool Check(string where, string? problem)
    {
        if (problem is null)
            return true;
        if (!Full)
            _errors.Add(new PlanError(where, problem));
        return false;
    }
}
