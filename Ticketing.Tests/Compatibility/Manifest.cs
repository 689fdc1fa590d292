using System.Text;

namespace Ticketing.Tests.Compatibility;

/// <summary>
/// What two releases in one cluster, or a release and the rows of an earlier one, must agree on: sections of numbered or named entries,
/// written so that a change can be judged in a diff.
/// </summary>
internal sealed class Manifest
{
    /// <summary>In place of an entry's meaning: it was used once, and never may be again.</summary>
    public const string Retired = "retired";

    /// <summary>By heading; entries by their id or name.</summary>
    public SortedDictionary<string, SortedDictionary<string, string>> Sections { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads what <see cref="Write"/> wrote; lines that begin with a number sign are comments.</summary>
    public static Manifest Read(string text)
    {
        var manifest = new Manifest();
        var section = "";
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] != ' ') manifest.Sections.Add(section = line, new(ByNumber));
            else manifest.Sections[section].Add(line.Split(" = ", 2)[0].Trim(), line.Split(" = ", 2)[1]);
        }

        return manifest;
    }

    /// <summary>Adds an entry.</summary>
    public void Add(string section, string key, string meaning)
    {
        if (!Sections.TryGetValue(section, out var entries)) Sections.Add(section, entries = new(ByNumber));
        entries.Add(key, meaning);
    }

    /// <summary>The text form.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        foreach (var (section, entries) in Sections)
        {
            text.Append(section).Append('\n');
            foreach (var (key, meaning) in entries) text.Append("  ").Append(key).Append(" = ").Append(meaning).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What this manifest promised and <paramref name="now"/> does not keep, a sentence each.</summary>
    public IEnumerable<string> BrokenBy(Manifest now)
    {
        foreach (var (section, entries) in Sections)
        {
            var current = now.Sections.GetValueOrDefault(section);
            foreach (var (key, meaning) in entries)
            {
                var today = current?.GetValueOrDefault(key) ?? Retired;
                if (today == meaning) continue;
                yield return meaning == Retired ? $"{section}: {key} was retired and is used again for {today}"
                    : today == Retired ? $"{section}: {key} = {meaning} is gone; write '{key} = {Retired}' when nothing reads it any more"
                    : $"{section}: {key} was {meaning} and is {today}";
            }
        }
    }

    /// <summary>What <paramref name="now"/> has beyond this manifest.</summary>
    public IEnumerable<(string Section, string Key, string Meaning)> NewIn(Manifest now) =>
        from section in now.Sections
        from entry in section.Value
        where Sections.GetValueOrDefault(section.Key)?.ContainsKey(entry.Key) != true
        select (section.Key, entry.Key, entry.Value);

    // Ids in their order, names by the alphabet.
    private static readonly Comparer<string> ByNumber = Comparer<string>.Create((left, right) =>
        long.TryParse(left, out var one) && long.TryParse(right, out var other) ? one.CompareTo(other) : string.CompareOrdinal(left, right));
}
