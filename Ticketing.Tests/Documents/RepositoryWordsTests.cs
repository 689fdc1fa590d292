using Shouldly;
using Xunit;

namespace Ticketing.Tests.Documents;

/// <summary>Words that no file of the repository has. They are put together here, so that this file has none of them.</summary>
[Trait("Suite", "Repository")]
public sealed class RepositoryWordsTests
{
    private const string Registry = "Where packages come from is a matter of the machine, not of the repository.";

    [Theory]
    [InlineData("Grain", "Host", "There is one build, on one host of grains.")]
    [InlineData("nuget", ".org", Registry)]
    [InlineData("npmjs", ".", Registry)]
    [InlineData("pypi", ".org", Registry)]
    [InlineData("crates", ".io", Registry)]
    [InlineData("pkgs.", "dev.azure", Registry)]
    public void No_file_has_it(string begin, string end, string why)
    {
        var files = Repository.Files();
        files.Count.ShouldBeGreaterThan(100);

        files.Where(file => File.ReadAllText(file.FullName).Contains(begin + end, StringComparison.OrdinalIgnoreCase))
            .Select(file => Path.GetRelativePath(Repository.Folder, file.FullName))
            .ShouldBeEmpty(why);
    }
}
