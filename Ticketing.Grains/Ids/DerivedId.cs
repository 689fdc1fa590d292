using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Ticketing.Grains.Ids;

/// <summary>
/// The id of what a request creates, computed from who asks and with which key: a repeat after a crash names the same thing,
/// and so finds what the first try did.
/// </summary>
public static class DerivedId
{
    /// <summary>A prefix and 120 bits of SHA-256, base64url; letters, digits, dash and underscore only.</summary>
    /// <param name="prefix">What kind of thing it is.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="scope">Where, e.g. the performance, so that one key in two places names two things.</param>
    /// <param name="request">The request.</param>
    public static string Of(string prefix, Guid user, string scope, RequestKey request)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{user:N}/{scope}/{request.Key}"), hash);
        return prefix + Base64Url.EncodeToString(hash[..15]);
    }
}
