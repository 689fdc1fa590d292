namespace Orleans.Runtime;

/// <summary>Namespace and key of a stream.</summary>
[GenerateSerializer, Immutable]
public readonly struct StreamId : IEquatable<StreamId>
{
    private readonly string? space;
    private readonly string? key;

    private StreamId(string space, string key) => (this.space, this.key) = (space, key);

    /// <summary>The stream with this key in this namespace.</summary>
    public static StreamId Create(string? ns, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return new(ns ?? "", key);
    }

    /// <summary>The namespace, empty when there is none.</summary>
    public string? GetNamespace() => space;

    /// <summary>The key as text.</summary>
    public string GetKeyAsString() => key ?? "";

    /// <inheritdoc/>
    public bool Equals(StreamId other) =>
        string.Equals(key, other.key, StringComparison.Ordinal) && string.Equals(space, other.space, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StreamId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(space, key);

    /// <summary>"namespace/key".</summary>
    public override string ToString() => $"{space}/{key}";

    /// <summary>Same stream.</summary>
    public static bool operator ==(StreamId left, StreamId right) => left.Equals(right);

    /// <summary>Different streams.</summary>
    public static bool operator !=(StreamId left, StreamId right) => !left.Equals(right);
}
