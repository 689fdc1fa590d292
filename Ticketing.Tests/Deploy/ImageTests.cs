using System.Text.RegularExpressions;
using Shouldly;
using Ticketing.Tests.Documents;
using Xunit;

namespace Ticketing.Tests.Deploy;

/// <summary>The images run as nobody, without a shell, from versions that are named, and are built of files that exist.</summary>
[Trait("Suite", "Repository")]
public sealed partial class ImageTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.File("deploy/images/Dockerfile"));
    private static readonly string[] Ignore = File.ReadAllLines(Repository.File("deploy/images/Dockerfile.dockerignore"));

    [Fact]
    public void Every_image_is_of_a_version()
    {
        var stages = Of("FROM").Select(from => from.Split(" AS ")[1]).ToList();
        foreach (var image in Of("FROM").Select(from => from.Split(' ')[0]).Where(image => !stages.Contains(image)))
            image.ShouldMatch(@"^mcr\.microsoft\.com/dotnet/(sdk|aspnet):10\.0-noble(-chiseled)?$");
        stages.ShouldBe(["source", "silo-build", "api-build", "silo", "api"]);
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("api")]
    public void What_runs_has_no_shell_and_is_not_root(string target)
    {
        var stage = Stage(target);
        stage[0].ShouldContain("-chiseled");
        stage.ShouldContain("USER 1654:1654");
        stage.Where(line => line.StartsWith("RUN", StringComparison.Ordinal)).ShouldBeEmpty("There is nothing to run it with");
        var commands = stage.Where(line => line.StartsWith("ENTRYPOINT", StringComparison.Ordinal) || line.StartsWith("HEALTHCHECK", StringComparison.Ordinal)).ToList();
        commands.Count.ShouldBe(2);
        commands.ShouldAllBe(line => line.Contains("[\"dotnet\", \"Ticketing."), "A command without a list of words would need a shell");
    }

    [Fact]
    public void What_is_copied_and_published_exists_and_is_not_ignored()
    {
        var allowed = Ignore.Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        var copied = Of("COPY").Where(copy => !copy.StartsWith("--from", StringComparison.Ordinal)).SelectMany(copy => copy.Split(' ')[..^1]).ToList();
        copied.Count.ShouldBeGreaterThan(8);
        foreach (var path in copied)
        {
            Path.Exists(Repository.File(path)).ShouldBeTrue(path);
            allowed.ShouldContain(path.Split('/')[0]);
        }

        foreach (var project in Of("RUN").Select(run => Project().Match(run).Groups["name"].Value))
            copied.ShouldContain($"{project}/{project}.csproj");
    }

    // Who restores a project needs those it refers to.
    [Fact]
    public void Every_project_that_is_referred_to_is_copied()
    {
        foreach (var project in Of("COPY").Select(copy => copy.Split(' ')[0]).Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(Repository.File(project));
            foreach (var name in Reference().Matches(text).Select(match => match.Groups["name"].Value))
                Of("COPY").ShouldContain($"{name}/{name}.csproj {name}/");
        }
    }

    [Fact]
    public void Their_settings_are_known() =>
        Of("ENV").SelectMany(line => line.Split(' ')).Select(one => KnownSettings.OfVariable(one.Split('=')[0])).ShouldBeSubsetOf(KnownSettings.All);

    private static IEnumerable<string> Of(string instruction) =>
        Lines.Where(line => line.StartsWith(instruction + ' ', StringComparison.Ordinal)).Select(line => line[(instruction.Length + 1)..]);

    private static List<string> Stage(string name)
    {
        var start = Array.FindIndex(Lines, line => line.StartsWith("FROM", StringComparison.Ordinal) && line.EndsWith($" AS {name}", StringComparison.Ordinal));
        return [Lines[start], .. Lines[(start + 1)..].TakeWhile(line => !line.StartsWith("FROM", StringComparison.Ordinal))];
    }

    [GeneratedRegex(@"dotnet (restore|publish) (?<name>[\w.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Project();

    [GeneratedRegex(@"ProjectReference Include=""\.\./(?<name>[\w.]+)/", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Reference();
}
