using System.Reflection;
using Ticketing.EmbeddedSilo.Calls;

namespace Orleans.Runtime;

/// <summary>
/// A grain seen from outside: calls on it become messages. Made by <see cref="IGrainFactory"/>; the runtime derives
/// one class per grain interface from it and clones a prototype, because that is what makes a new reference cheap.
/// </summary>
public class GrainReference : DispatchProxy, IAddressable, IEquatable<GrainReference>
{
    // Set once by Bind, before anybody else sees the instance.
    private GrainInterface grainInterface = null!;
    private GrainClass grainClass = null!;
    private GrainGateway gateway = null!;
    private string key = "";

    /// <summary>Type and key of the grain.</summary>
    public GrainId GrainId => GrainId.Create(grainClass.Name, key);

    internal string Key => key;

    internal GrainClass Class => grainClass;

    internal GrainInterface Interface => grainInterface;

    internal GrainGateway Gateway => gateway;

    internal GrainReference Bind(GrainInterface toInterface, GrainClass toClass, GrainGateway through, string toKey)
    {
        var reference = (GrainReference)MemberwiseClone();
        (reference.grainInterface, reference.grainClass, reference.gateway, reference.key) = (toInterface, toClass, through, toKey);
        return reference;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        grainInterface.Method(targetMethod!).Send(this, args ?? []);

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) => other is not null && GrainId == other.GrainId;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public override int GetHashCode() => GrainId.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"GrainReference:{GrainId}";
}
