using System.Buffers.Text;
using System.Text;

namespace Ticketing.Api.Paging;

/// <summary>
/// A position in a list: the key of the last item given. A cursor is opaque to callers, so its content may change with its version.
/// A cursor contains the name of its list, so that the cursor of another list is refused instead of misread.
/// </summary>
public static class Cursor
{
    /// <summary>The most characters of a cursor.</summary>
    public const int MaxLength = 1_024;

    private const string Version = "1";
    private const char Separator = '\n';

    /// <summary>The cursor after <paramref name="lastKey"/> of the list called <paramref name="list"/>.</summary>
    public static string After(string list, string lastKey) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Version + Separator + list + Separator + lastKey));

    /// <summary>The key inside, or null when this list did not give the cursor.</summary>
    public static string? TryRead(string list, string cursor)
    {
        if (cursor.Length > MaxLength || !Base64Url.IsValid(cursor))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(Separator, 3);
        return parts is [Version, var name, var key] && name == list ? key : null;
    }
}
