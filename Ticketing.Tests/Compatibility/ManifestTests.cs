using Shouldly;
using Ticketing.Grains.LiveStreams;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Tests.Documents;
using Xunit;

namespace Ticketing.Tests.Compatibility;

/// <summary>Silos and API processes of this release and of the next work together while one takes the other's place.</summary>
[Trait("Suite", "Repository")]
public sealed class ManifestTests
{
    private static readonly string Path = Repository.File("Ticketing.Tests/Compatibility/manifest.txt");
    private static readonly Manifest Committed = Manifest.Read(File.ReadAllText(Path));
    private static readonly Manifest Now = WireTypes.Manifest();

    [Fact]
    public void What_was_released_keeps_its_meaning() => Committed.BrokenBy(Now).ShouldBeEmpty();

    /// <summary>With <c>TICKETING_ADD_TO_MANIFEST=1</c> it adds what is new instead; what was released is never rewritten.</summary>
    [Fact]
    public void What_is_new_is_in_the_manifest()
    {
        var added = Committed.NewIn(Now).ToList();
        if (Environment.GetEnvironmentVariable("TICKETING_ADD_TO_MANIFEST") == "1") Write(added);
        else added.ShouldBeEmpty("Add it: TICKETING_ADD_TO_MANIFEST=1 dotnet test --filter FullyQualifiedName~ManifestTests");
    }

    [Fact]
    public void Every_message_interface_and_method_has_an_alias_of_its_own()
    {
        var aliases = WireTypes.Messages.Concat(WireTypes.Interfaces).Select(type => Wire.AliasOf(type).ShouldNotBeNull(type.Name)).ToList();
        aliases.Count.ShouldBeGreaterThan(80);
        aliases.ShouldBeUnique();
        foreach (var type in WireTypes.Interfaces)
            WireTypes.MethodsOf(type).Select(method => Wire.AliasOf(method).ShouldNotBeNull($"{type.Name}.{method.Name}")).ShouldBeUnique();
    }

    [Fact]
    public void Every_parameter_of_a_message_has_a_number_of_its_own()
    {
        foreach (var type in WireTypes.Messages)
        {
            var (ids, names) = (WireTypes.MembersOf(type).Select(one => one.Id).ToList(), WireTypes.MembersOf(type).Select(one => one.Member.Name));
            ids.ShouldBeUnique();
            var parameters = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!.GetParameters().Select(one => one.Name!);
            parameters.Where(parameter => type.GetProperty(parameter) is not null).ShouldBeSubsetOf(names, type.Name);
        }
    }

    [Fact]
    public void Streams_keep_their_names() =>
        (LiveProvider.Name, LiveSeatMap.StreamOf("p").GetNamespace(), LiveRoom.StreamOf("p").GetNamespace()).ShouldBe(("live", "seat-map", "waiting-room"));

    private static void Write(IEnumerable<(string Section, string Key, string Meaning)> added)
    {
        foreach (var (section, key, meaning) in added) Committed.Add(section, key, meaning);
        var comments = File.ReadLines(Path).TakeWhile(line => line.StartsWith('#'));
        File.WriteAllText(Path, string.Concat(comments.Select(line => line + "\n")) + Committed.Write());
    }
}
