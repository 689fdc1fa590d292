namespace Ticketing.Grains.Plans;

/// <summary>
/// Collects the errors of one import, up to the limit. One cause often repeats in every line of a file: it is one error, with the first two
/// places and the number of the others.
/// </summary>
internal sealed class PlanErrors
{
    private readonly List<Cause> _causes = [];

    public bool Any => _causes.Count > 0;

    public bool Full => _causes.Count >= PlanLimits.Errors;

    public IReadOnlyList<PlanError> All => _causes.ConvertAll(cause => new PlanError(cause.Where, cause.Problem));

    /// <summary>Notes <paramref name="problem"/> unless it is null or the list is full.</summary>
    /// <returns>True when there was no problem.</returns>
    public bool Check(string where, string? problem)
    {
        if (problem is null)
            return true;
        var kind = KindOf(where, problem);
        if (_causes.Find(cause => cause.Kind == kind) is { } known)
            known.Add(where);
        else if (!Full)
            _causes.Add(new Cause(kind, where, problem));
        return false;
    }

    // Problems of one field that differ only in numbers and in the values they quote have one cause.
    private static string KindOf(string where, string problem)
    {
        var words = string.Concat(problem.Split('"').Where((_, part) => part % 2 == 0));
        return string.Concat($"{where}: {words}".Where(c => !char.IsAsciiDigit(c)));
    }

    private sealed class Cause(string kind, string first, string problem)
    {
        private string? _second;
        private int _others;

        public string Kind => kind;

        public string Problem => problem;

        public string Where => _second is null ? first : _others == 0 ? $"{first}, {_second}" : $"{first}, {_second} and {_others} more";

        public void Add(string where)
        {
            if (_second is not null)
                _others++;
            else if (where != first)
                _second = where;
        }
    }
}
