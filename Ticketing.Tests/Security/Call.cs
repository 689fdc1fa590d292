namespace Ticketing.Tests.Security;

/// <summary>A request that is right in every respect but who makes it.</summary>
/// <param name="Path">The address, with the object's id in it.</param>
/// <param name="Body">The body: an object or a text of JSON, or what makes other content; none when null.</param>
/// <param name="Headers">Headers besides the access token.</param>
internal sealed record Call(string Path, object? Body = null, params (string Name, string Value)[] Headers)
{
    /// <summary>Whether the body is JSON.</summary>
    public bool HasJson => Body is not (null or "" or Func<HttpContent>);

    /// <summary>Whose object it is: a promoter's when set, else a buyer's.</summary>
    public bool IsPromoters { get; init; }

    /// <summary>What only the owner may find in the answer.</summary>
    public string? Secret { get; init; }

    /// <summary>What the owner sees, which others must not change.</summary>
    public Func<Task<string>>? State { get; init; }
}
