namespace Orleans.Runtime;

/// <summary>Type and key of a grain; equal ids mean the same grain.</summary>
[GenerateSerializer, Immutable]
public readonly struct GrainId : IEquatable<GrainId>, IComparable<GrainId>
{
    private readonly string? type;
    private readonly string? key;

    private GrainId(string type, string key) => (this.type, this.key) = (type, key);

    /// <summary>True for an id that names nothing.</summary>
    public bool IsDefault => key is null;

    internal string KeyText => key ?? "";

    /// <summary>An id from the name of a grain type and a key, neither blank.</summary>
    public static GrainId Create(string type, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return new(type, key);
    }

    /// <inheritdoc/>
    public bool Equals(GrainId other) =>
        string.Equals(key, other.key, StringComparison.Ordinal) && string.Equals(type, other.type, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(type, key);

    /// <inheritdoc/>
    public int CompareTo(GrainId other) =>
        string.CompareOrdinal(type, other.type) is var byType and not 0 ? byType : string.CompareOrdinal(key, other.key);

    /// <summary>"type/key".</summary>
    public override string ToString() => $"{type}/{key}";

    /// <summary>Same grain.</summary>
    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    /// <summary>Different grains.</summary>
    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);

    /// <summary>Ordinal order by type, then key.</summary>
    public static bool operator <(GrainId left, GrainId right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order by type, then key.</summary>
    public static bool operator >(GrainId left, GrainId right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order by type, then key.</summary>
    public static bool operator <=(GrainId left, GrainId right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order by type, then key.</summary>
    public static bool operator >=(GrainId left, GrainId right) => left.CompareTo(right) >= 0;
}
