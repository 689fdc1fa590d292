using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Accounts.Passwords;

/// <summary>
/// Refuses passwords that are among the first guesses: a common word however it is decorated, a walk over the keyboard, the name of this product,
/// or a part of the e-mail address. A password may have such a part when enough else is left.
/// </summary>
internal static class GuessablePasswords
{
    /// <summary>The letters that must be left when the parts that are easy to guess are taken away.</summary>
    public const int MinOtherLetters = 4;

    // Shorter parts of an address are in too many words.
    private const int MinPartLength = 4;

    private static readonly string[] Product = ["ticketing"];

    /// <summary>The reason why a password is refused; null when it is allowed.</summary>
    /// <param name="password">A password of an allowed length.</param>
    /// <param name="email">The address of the account.</param>
    public static Refusal? WhyNot(string password, string email)
    {
        if (FoldedPassword.WordsOf(password).Any(BaseWords.Has))
            return Refusals.Invalid("The password is a common word with additions; choose one that is harder to guess.");
        var parts = PartsOf(email.ToLowerInvariant()).Concat(Product).ToList();
        return "li".Any(one => IsGuessable(password.ToLowerInvariant(), parts, one))
            ? Refusals.Invalid(
                "The password is little more than a sequence of keys, the name of this service or a part of the e-mail address; choose one that is harder to guess.")
            : null;
    }

    private static bool IsGuessable(string lower, List<string> parts, char one)
    {
        var undone = FoldedPassword.Undo(lower, one);
        var left = new List<char>();
        var found = false;
        for (var at = 0; at < lower.Length;)
        {
            var length = Math.Max(KeySequences.LengthAt(lower, at), PartLengthAt(undone, at, parts, one));
            found |= length > 0;
            if (length == 0) left.Add(lower[at]);
            at += Math.Max(1, length);
        }

        return found && left.Count(char.IsLetter) < MinOtherLetters;
    }

    private static int PartLengthAt(string undone, int at, List<string> parts, char one) => parts
        .Where(part => string.CompareOrdinal(undone, at, FoldedPassword.Undo(part, one), 0, part.Length) == 0)
        .Select(static part => part.Length)
        .DefaultIfEmpty()
        .Max();

    // The local part, what its dots and signs separate, and the labels of the domain but the last.
    private static IEnumerable<string> PartsOf(string email)
    {
        if (email.Split('@') is not [var local, var domain]) return [];
        return local.Split('.', '+', '-', '_').Append(local).Concat(domain.Split('.')[..^1]).Where(static part => part.Length >= MinPartLength);
    }
}
