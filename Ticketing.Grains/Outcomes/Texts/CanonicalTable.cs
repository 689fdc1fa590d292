using System.Collections.Frozen;
using System.Globalization;

namespace Ticketing.Grains.Outcomes.Texts;

/// <summary>What <c>canonical.txt</c> says of each code point. The file has the data of Unicode 14; characters of later versions stay as they are.</summary>
internal static class CanonicalTable
{
    private const string File = "Texts/canonical.txt";

    private static readonly Dictionary<int, (int First, int Second)> Parts = [];
    private static readonly Dictionary<(int First, int Second), int> Pairs = [];
    private static readonly Dictionary<int, byte> Classes = [];

    static CanonicalTable()
    {
        using var stream = typeof(CanonicalTable).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"The assembly has no {File}.");
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
            Add(line.Split(' '));
        (Decompositions, Compositions, CombiningClasses) = (Parts.ToFrozenDictionary(), Pairs.ToFrozenDictionary(), Classes.ToFrozenDictionary());
    }

    /// <summary>By code point: one or two code points; the second is 0 when there is only one.</summary>
    public static FrozenDictionary<int, (int First, int Second)> Decompositions { get; }

    /// <summary>By pair: the code point that stands for both.</summary>
    public static FrozenDictionary<(int First, int Second), int> Compositions { get; }

    /// <summary>The combining class of a code point; missing for class 0.</summary>
    public static FrozenDictionary<int, byte> CombiningClasses { get; }

    private static void Add(string[] fields)
    {
        if (fields[0] == "#")
            return;
        var first = Code(fields[1]);
        if (fields[0] == "c")
        {
            for (var code = first; code <= Code(fields[2]); code++)
                Classes.Add(code, byte.Parse(fields[3], CultureInfo.InvariantCulture));
            return;
        }
        var parts = (Code(fields[2]), fields.Length > 3 ? Code(fields[3]) : 0);
        Parts.Add(first, parts);
        if (fields[0] == "p")
            Pairs.Add(parts, first);
    }

    private static int Code(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
