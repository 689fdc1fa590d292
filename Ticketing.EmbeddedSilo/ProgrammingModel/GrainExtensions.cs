using Orleans.Runtime;

namespace Orleans;

/// <summary>Identity and references of grains.</summary>
public static class GrainExtensions
{
    /// <summary>A reference to this grain through another of its interfaces; a grain passes this instead of itself.</summary>
    /// <exception cref="ArgumentException">The object is neither a grain of a silo nor a reference to one.</exception>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
    {
        var reference = ReferenceOf(grain);
        return (TGrainInterface)reference.Gateway.Reference(typeof(TGrainInterface), reference.Class, reference.Key);
    }

    /// <summary>The same as <see cref="AsReference{TGrainInterface}"/>.</summary>
    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    /// <summary>Type and key of a grain or of a reference.</summary>
    public static GrainId GetGrainId(this IAddressable grain) =>
        grain is IGrainBase { GrainContext: { } context } ? context.GrainId : ReferenceOf(grain).GrainId;

    /// <summary>The key of a grain or of a reference.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) =>
        grain is GrainReference reference ? reference.Key : GetGrainId(grain).KeyText;

    private static GrainReference ReferenceOf(IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain switch
        {
            GrainReference reference => reference,
            IGrainBase { GrainContext: { } context } => context.GrainReference,
            _ => throw new ArgumentException(
                $"{grain.GetType().FullName} is neither a reference to a grain nor a grain that runs in a silo.", nameof(grain)),
        };
    }
}
