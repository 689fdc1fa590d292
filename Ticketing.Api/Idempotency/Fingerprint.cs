using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Ticketing.Api.Idempotency;

/// <summary>Identifies the content of a request in 43 characters: base64url of SHA-256 over method, path with query, and the body's bytes.</summary>
internal static class Fingerprint
{
    private const byte LineEnd = (byte)'\n';

    public static string Of(HttpRequest request, in ReadOnlySequence<byte> body)
    {
        var target = string.Concat(request.Method, " ", request.Path.Value, request.QueryString.Value);
        var targetLength = Encoding.UTF8.GetMaxByteCount(target.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(targetLength + 1 + (int)body.Length);
        try
        {
            var length = Encoding.UTF8.GetBytes(target, buffer);
            buffer[length++] = LineEnd;
            body.CopyTo(buffer.AsSpan(length));
            length += (int)body.Length;
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(buffer.AsSpan(0, length), hash);
            return Base64Url.EncodeToString(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
