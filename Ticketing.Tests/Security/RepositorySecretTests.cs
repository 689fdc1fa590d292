using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Ticketing.Tests.Documents;
using Xunit;

namespace Ticketing.Tests.Security;

/// <summary>Secrets come from the configuration of an installation; none is in the repository.</summary>
[Trait("Suite", "Repository")]
public sealed partial class RepositorySecretTests
{
    // A key of a stand-in says so in itself.
    private static readonly string[] StandIns = ["stand_in", "wrong", "12345"];

    [Fact]
    public void No_file_of_the_repository_has_a_key_in_it()
    {
        var files = Repository.Files();
        files.Count.ShouldBeGreaterThan(100);
        foreach (var file in files)
        {
            var found = Secret().Matches(File.ReadAllText(file.FullName))
                .Where(match => !StandIns.Any(word => match.Value.Contains(word, StringComparison.Ordinal))).Select(match => match.Value[..8] + "…");
            found.ShouldBeEmpty($"{file.FullName} has a key in it");
        }
    }

    [Fact]
    public void No_settings_file_sets_a_password_a_key_or_a_secret()
    {
        var files = Repository.Files()
            .Where(file => file.Name.StartsWith("appsettings", StringComparison.Ordinal) || file.Name == "launchSettings.json").ToList();
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            using var settings = JsonDocument.Parse(File.ReadAllText(file.FullName));
            NamesOf(settings.RootElement).ShouldAllBe(name => !SecretName().IsMatch(name), file.FullName);
        }
    }

    // Put together here, so that this file has no key in it.
    [Theory]
    [InlineData("live_sk_", "zXLkKEypNArWmo50nX3lmeaxYG5R")]
    [InlineData("test_gsk_", "docs_OaPz8L5KdmQXkzRz3y47")]
    [InlineData("AKIA", "IOSFODNN7EXAMPLE")]
    [InlineData("ghp_", "16C7e42F292c6912E7710c838347Ae178B4a")]
    [InlineData("xoxb-", "2444333222111-abcdefghij")]
    [InlineData("-----BEGIN ", "RSA PRIVATE KEY-----")]
    [InlineData("Server=db;Uid=a;Password=", "correct-horse;")]
    [InlineData("<masterKey p4:requiresEncryption=\"true\">\n<value>", "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0</value>")]
    public void A_key_would_be_found(string begin, string end) => Secret().IsMatch($"x = \"{begin}{end}\"").ShouldBeTrue();

    [GeneratedRegex("""
        (live|test)_g?[cs]k_\w{8,} | AKIA[0-9A-Z]{16} | gh[pousr]_\w{36} | xox[abprs]-[\w-]{10,} | -----BEGIN\ [A-Z\ ]*PRIVATE\ KEY
        | AIza[\w-]{35} | (Server|Host|Data\ Source)=[^"'\n]*(Password|Pwd)=[^;"'\s${]+ | hooks\.slack\.com/services/T\w+
        | <masterKey[^>]*>\s*(<!--[^>]*-->\s*)?<value>
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Secret();

    [GeneratedRegex("password|secret|token|apikey|connectionstring", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex SecretName();

    private static IEnumerable<string> NamesOf(JsonElement json) => json.ValueKind == JsonValueKind.Object
        ? json.EnumerateObject().SelectMany(property => NamesOf(property.Value).Prepend(property.Name))
        : [];
}
