using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Plans;

/// <summary>
/// Reads an uploaded plan and packs it for storage, or returns its errors with their places. Pure. Imports run in the API process and not in
/// the venue's grain, because reading 100,000 seats takes a good part of a second.
/// </summary>
public static class PlanImport
{
    /// <summary>Makes a plan of rectangles and standing areas.</summary>
    public static Outcome<PlanDraft> Grid(GridPlan plan) => HasGap(plan)
        ? new Refusal(RefusalCode.PlanInvalid, "A list of the plan has an entry that is null.")
        : Pack(plan.Generate());

    /// <summary>Reads CSV, see <see cref="CsvPlan"/>.</summary>
    /// <param name="name">The plan's name; the file has none.</param>
    /// <param name="utf8">The file.</param>
    public static Outcome<PlanDraft> Csv(string name, ReadOnlyMemory<byte> utf8) => Pack(CsvPlan.Import(name, utf8));

    /// <summary>Reads a file exported by pretix's editor, see <see cref="PretixPlan"/>.</summary>
    public static Outcome<PlanDraft> Pretix(ReadOnlyMemory<byte> utf8) => Pack(PretixPlan.Import(utf8));

    /// <summary>Packs a finished plan.</summary>
    public static PlanDraft Ready(SeatingPlan plan) => new(plan.Name, plan.SeatCount, PlanDocument.Write(plan));

    /// <summary>The reason why the packed plan must not be stored, or null. A plan that cannot be read back would stop every sale that uses it.</summary>
    public static Refusal? WhyNot(PlanDraft draft)
    {
        var read = PlanDocument.Read(draft.Document);
        if (!read.IsOk) return Invalid(read.Errors);
        return read.Plan.SeatCount == draft.SeatCount && read.Plan.Name == draft.Name
            ? null
            : new Refusal(RefusalCode.PlanInvalid, $"The document is of {read.Plan.SeatCount} seats, not of {draft.SeatCount}.");
    }

    private static Outcome<PlanDraft> Pack(PlanResult result) => result.IsOk ? Ready(result.Plan) with { LeftOut = result.LeftOut } : Invalid(result.Errors);

    private static Refusal Invalid(IReadOnlyList<PlanError> errors) =>
        new(RefusalCode.PlanInvalid, string.Join("; ", errors.Select(error => $"{error.Where}: {error.Problem}")));

    // JSON can contain null entries in a list, although the types declare that there are none.
    private static bool HasGap(GridPlan plan) =>
        plan.Categories.Any(category => category is null)
        || plan.Standing.Any(area => area is null)
        || plan.Zones.Any(zone => zone is null || zone.Grades.Any(grade => grade is null));
}
