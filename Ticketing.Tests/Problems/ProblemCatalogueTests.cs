using Shouldly;
using Ticketing.Api.Problems;
using Ticketing.Grains.Outcomes;
using Ticketing.Tests.Documents;
using Xunit;

namespace Ticketing.Tests.Problems;

[Trait("Suite", "Repository")]
public sealed class ProblemCatalogueTests
{
    [Fact]
    public void Every_refusal_of_the_domain_has_an_entry_named_like_it()
    {
        foreach (var code in Enum.GetValues<RefusalCode>())
            ProblemCatalogue.Of(code).Code.Replace("-", "", StringComparison.Ordinal)
                .ShouldBe(code.ToString(), StringCompareShould.IgnoreCase);
    }

    [Fact]
    public void Codes_are_unique() =>
        ProblemCatalogue.All.Select(kind => kind.Code).ShouldBeUnique();

    [Fact]
    public void Every_declared_entry_is_in_the_list()
    {
        var declared = typeof(ProblemCatalogue).GetFields()
            .Where(field => field.FieldType == typeof(ProblemKind))
            .Select(field => ((ProblemKind)field.GetValue(null)!).Code);
        var refusals = Enum.GetValues<RefusalCode>().Select(code => ProblemCatalogue.Of(code).Code);
        ProblemCatalogue.All.Select(kind => kind.Code).ShouldBe(declared.Concat(refusals), ignoreOrder: true);
    }

    [Fact]
    public void Every_429_and_503_says_when_to_come_back() =>
        ProblemCatalogue.All.Where(kind => kind.Status is 429 or 503).ShouldAllBe(kind => kind.RetryAfterSeconds > 0);

    [Fact]
    public void The_document_explains_exactly_the_entries_with_their_status()
    {
        var documented = File.ReadLines(Repository.File("docs/problems.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        foreach (var cells in documented)
            Math.Min(cells[3].Length, cells[4].Length).ShouldBeGreaterThan(5, cells[1]);
        documented.Select(cells => $"{cells[2]} {cells[1].Trim('`')}")
            .ShouldBe(ProblemCatalogue.All.Select(kind => $"{kind.Status} {kind.Code}"), ignoreOrder: true);
    }

    [Theory]
    [InlineData(400), InlineData(401), InlineData(403), InlineData(404), InlineData(405), InlineData(406), InlineData(408)]
    [InlineData(412), InlineData(413), InlineData(415), InlineData(428), InlineData(429), InlineData(500), InlineData(503)]
    public void A_bare_status_gets_an_entry_of_the_same_status(int status) =>
        ProblemCatalogue.OfBareStatus(status).Status.ShouldBe(status);

    [Theory]
    [InlineData(418, 400), InlineData(431, 400), InlineData(501, 500), InlineData(504, 500)]
    public void A_status_the_catalogue_lacks_gets_the_general_entry(int status, int general) =>
        ProblemCatalogue.OfBareStatus(status).Status.ShouldBe(general);
}
