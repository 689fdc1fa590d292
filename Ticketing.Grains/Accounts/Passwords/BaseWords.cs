using System.Collections.Frozen;

namespace Ticketing.Grains.Accounts.Passwords;

/// <summary>The words that common passwords are made of (<c>base-words.txt</c>); Korean ones also as typed on a Latin keyboard.</summary>
internal static class BaseWords
{
    private const string Resource = "Passwords/base-words.txt";

    private static readonly FrozenSet<string> Words = Read();

    /// <summary>How many there are.</summary>
    public static int Count => Words.Count;

    /// <summary>Whether a folded text is one of them.</summary>
    public static bool Has(string folded) => Words.Contains(folded);

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(BaseWords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks the resource {Resource}.");
        using var reader = new StreamReader(stream);
        var words = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => !line.StartsWith('#')).ToList();
        return words.Concat(words.Select(KoreanKeyboard.KeysOf)).ToFrozenSet(StringComparer.Ordinal);
    }
}
