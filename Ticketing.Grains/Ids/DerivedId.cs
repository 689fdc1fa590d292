using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Ticketing.Grains.Ids;

/// <summary>
/// The id of the thing that a request creates, such as a hold or a refund, computed from the user and the Idempotency-Key. A repeat after a crash
/// computes the same id and so finds what the first attempt did.
/// </summary>
public static class DerivedId
{
    /// <summary>A prefix and 120 bits of SHA-256, base64url; letters, digits, dash and underscore only.</summary>
    /// <param name="prefix">The prefix for this kind of thing.</param>
    /// <param name="user">The user who makes the request.</param>
    /// <param name="scope">Where the key counts, e.g. the performance: the same key in two scopes gives two ids.</param>
    /// <param name="request">The request.</param>
    public static string Of(string prefix, Guid user, string scope, RequestKey request)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{user:N}/{scope}/{request.Key}"), hash);
        return prefix + Base64Url.EncodeToString(hash[..15]);
    }
}
