using System.Text.RegularExpressions;
using Shouldly;
using Ticketing.Tests.Documents;
using Xunit;

namespace Ticketing.Tests.Deploy;

/// <summary>What operators are told to set can be set.</summary>
[Trait("Suite", "Repository")]
public sealed partial class DeployPageTests
{
    [Theory]
    [InlineData("deploy/README.md", 30)]
    [InlineData("deploy/cluster", 4)]
    [InlineData("docs/scaling.md", 4)]
    public void Every_setting_that_is_named_exists(string page, int atLeast)
    {
        var named = Setting().Matches(File.ReadAllText(Repository.File(page))).Select(match => KnownSettings.OfVariable(match.Value)).ToList();
        named.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        named.Where(name => !KnownSettings.Has(name)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"\b[A-Z]\w*?((:|__)[A-Z][A-Za-z]+)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Setting();
}
