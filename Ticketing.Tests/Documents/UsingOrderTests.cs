using Shouldly;
using Xunit;

namespace Ticketing.Tests.Documents;

/// <summary>The one rule of format that neither the build nor <c>dotnet format whitespace</c> knows.</summary>
[Trait("Suite", "Repository")]
public sealed class UsingOrderTests
{
    [Fact]
    public void The_usings_of_every_file_are_in_order()
    {
        var files = Repository.Files().Where(file => file.Extension == ".cs").ToArray();
        files.Length.ShouldBeGreaterThan(500);

        files.Where(file => !AreInOrder(File.ReadLines(file.FullName)))
            .Select(file => Path.GetRelativePath(Repository.Folder, file.FullName))
            .ShouldBeEmpty("System comes first, then the others by their names, then static usings, then aliases.");
    }

    /// <summary>The test above can fail.</summary>
    [Theory]
    [InlineData("using System.Text;|using Orleans;|using Orleans.Runtime;|using static A.B;|using A = B;", true)]
    [InlineData("using Orleans;|using System.Text;", false)]
    [InlineData("using Orleans.Runtime;|using Orleans;", false)]
    [InlineData("using static A.B;|using Orleans;", false)]
    [InlineData("using A = B;|using static A.B;", false)]
    public void An_order_is_told_from_another(string file, bool isInOrder) => AreInOrder(file.Split('|')).ShouldBe(isInOrder);

    private static bool AreInOrder(IEnumerable<string> lines)
    {
        var usings = lines.TakeWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('(', StringComparison.Ordinal))
            .Select(line => line["using ".Length..^1])
            .ToArray();
        return usings.SequenceEqual(usings.OrderBy(Kind).ThenBy(IsOther).ThenBy(Name, StringComparer.OrdinalIgnoreCase));
    }

    private static int Kind(string used) => used switch
    {
        _ when used.Contains('=', StringComparison.Ordinal) => 2,
        _ when used.StartsWith("static ", StringComparison.Ordinal) => 1,
        _ => 0,
    };

    private static bool IsOther(string used) => Parts(used)[0] != "System";

    // A name is compared part by part, so the dot comes before every letter.
    private static string Name(string used) => string.Join('\0', Parts(used));

    private static string[] Parts(string used) => used.Replace("static ", "", StringComparison.Ordinal).Split('=')[0].Trim().Split('.');
}
