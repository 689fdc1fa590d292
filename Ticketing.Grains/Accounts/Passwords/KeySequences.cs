namespace Ticketing.Grains.Accounts.Passwords;

/// <summary>Finds sequences that fingers or the alphabet give: <c>qwerty</c>, <c>1q2w3e4r</c>, <c>abcd</c>, <c>4321</c>, <c>aaaa</c>.</summary>
internal static class KeySequences
{
    /// <summary>The shortest sequence.</summary>
    public const int MinLength = 3;

    private static readonly string[] Walks =
    [
        "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "0123456789",
        "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "qawsedrftgyhujikolp",
        "qweasdzxc", "azertyuiop", "qsdfghjklm", "!@#$%^&*()",
        "qweqwe", "asdasd", "zxczxc", "가나다라마바사아자차카타파하", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ",
    ];

    private static readonly string[] Both = [.. Walks.SelectMany(static walk => new[] { walk, string.Concat(walk.Reverse()) })];

    /// <summary>The length of the longest sequence that begins at a place of a text in lower case; 0 when there is none.</summary>
    public static int LengthAt(string text, int at)
    {
        var longest = SameLength(text, at);
        foreach (var walk in Both)
        {
            for (var start = walk.IndexOf(text[at], StringComparison.Ordinal); start >= 0; start = walk.IndexOf(text[at], start + 1))
                longest = Math.Max(longest, CommonLength(text, at, walk, start));
        }

        return longest >= MinLength ? longest : 0;
    }

    private static int SameLength(string text, int at)
    {
        var length = 1;
        while (at + length < text.Length && text[at + length] == text[at]) length++;
        return length;
    }

    private static int CommonLength(string text, int at, string walk, int start)
    {
        var length = 0;
        while (at + length < text.Length && start + length < walk.Length && text[at + length] == walk[start + length]) length++;
        return length;
    }
}
