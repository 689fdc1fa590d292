using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Plans;

/// <summary>
/// Reads what was uploaded and packs it for storage, or says what is wrong and where. Pure, and away from the venue's grain:
/// reading 100,000 seats takes a good part of a second.
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

    /// <summary>Reads what pretix's editor exports, see <see cref="PretixPlan"/>.</summary>
    public static Outcome<PlanDraft> Pretix(ReadOnlyMemory<byte> utf8) => Pack(PretixPlan.Import(utf8));

    /// <summary>Packs a plan that is ready.</summary>
    public static PlanDraft Ready(SeatingPlan plan) => new(plan.Name, plan.SeatCount, PlanDocument.Write(plan));

    /// <summary>Why the packed plan is not to be stored, or null: a document that cannot be read back would stop every sale with it.</summary>
    public static Refusal? WhyNot(PlanDraft draft)
    {
        var read = PlanDocument.Read(draft.Document);
        if (!read.IsOk) return Invalid(read.Errors);
        return read.Plan.SeatCount == draft.SeatCount && read.Plan.Name == draft.Name
            ? null
            : new Refusal(RefusalCode.PlanInvalid, $"The document is of {read.Plan.SeatCount} seats, not of {draft.SeatCount}.");
    }

    private static Outcome<PlanDraft> Pack(PlanResult result) => result.IsOk ? Ready(result.Plan) : Invalid(result.Errors);

    private static Refusal Invalid(IReadOnlyList<PlanError> errors) =>
        new(RefusalCode.PlanInvalid, string.Join("; ", errors.Select(error => $"{error.Where}: {error.Problem}")));

    // JSON can put null between the entries of a list, where the types promise there is none.
    private static bool HasGap(GridPlan plan) =>
        plan.Categories.Any(category => category is null)
        || plan.Standing.Any(area => area is null)
        || plan.Zones.Any(zone => zone is null || zone.Grades.Any(grade => grade is null));
}
