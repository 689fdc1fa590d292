using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Orleans;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage.Migrations;

namespace Ticketing.Tests.Compatibility;

/// <summary>The manifest of the program as it is built: every message, enum, grain, grain method and migration.</summary>
internal static class WireTypes
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Type[] Types = typeof(SeatGrain).Assembly.GetTypes();

    /// <summary>Everything that is copied between processes; enums apart, for their numbers are also in rows.</summary>
    public static IEnumerable<Type> Messages => Types.Where(type => !type.IsEnum && type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false));

    /// <summary>What is called from another process.</summary>
    public static IEnumerable<Type> Interfaces => Types.Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrainWithStringKey)));

    /// <summary>The methods that are called, without those of an interface that are code.</summary>
    public static IEnumerable<MethodInfo> MethodsOf(Type type) => type.GetMethods(Own).Where(method => method.IsAbstract);

    /// <summary>The members that have an id.</summary>
    public static IEnumerable<(uint Id, MemberInfo Member)> MembersOf(Type type) => type.GetMembers(Own)
        .Where(member => member.IsDefined(typeof(IdAttribute), inherit: false))
        .Select(member => (member.GetCustomAttribute<IdAttribute>()!.Id, member));

    /// <summary>The type of a field or property.</summary>
    public static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    /// <summary>Reads them all.</summary>
    public static Manifest Manifest()
    {
        var manifest = new Manifest();
        foreach (var type in Messages)
        {
            manifest.Add("message " + Wire.NameOf(type), "type", type.IsValueType ? "value" : "object");
            foreach (var (id, member) in MembersOf(type)) manifest.Add("message " + Wire.NameOf(type), $"{id}", $"{member.Name}: {Wire.NameOf(TypeOf(member))}");
        }

        foreach (var type in Interfaces)
            foreach (var method in MethodsOf(type))
                manifest.Add("interface " + Wire.NameOf(type), Wire.AliasOf(method) ?? method.Name, Signature(method));
        foreach (var type in Types.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(Grain))))
            foreach (var called in type.GetInterfaces().Where(Interfaces.Contains))
                manifest.Add("grain " + GrainType(type), Wire.NameOf(called), "called");
        foreach (var type in Enums())
            foreach (var name in Enum.GetNames(type))
                manifest.Add($"enum {Wire.NameOf(type)}: {Wire.NameOf(Enum.GetUnderlyingType(type))}", $"{Convert.ToInt64(Enum.Parse(type, name))}", name);
        foreach (var (database, steps) in new[] { ("SQLite", Migration.Sqlite), ("MySQL", Migration.MySql) })
            foreach (var step in steps)
                manifest.Add($"migrations of {database}", $"{step.Number:D4}", $"{step.Name} {Fingerprint(step.Sql)}");
        return manifest;
    }

    private static IEnumerable<Type> Enums() => Messages.SelectMany(MembersOf).Select(member => TypeOf(member.Member))
        .Concat(Interfaces.SelectMany(MethodsOf).SelectMany(method => method.GetParameters().Select(one => one.ParameterType).Append(method.ReturnType)))
        .Concat(Types.Where(type => type.IsAssignableTo(typeof(Row))).SelectMany(row => row.GetProperties()).Select(property => property.PropertyType))
        .SelectMany(Wire.PartsOf).Where(type => type.IsEnum).Distinct();

    private static string Signature(MethodInfo method) =>
        $"({string.Join(", ", method.GetParameters().Select(one => $"{Wire.NameOf(one.ParameterType)} {one.Name}"))}): {Wire.NameOf(method.ReturnType)}";

    // The type is in every grain's id. Orleans makes it of the name of the class, where no attribute names it.
    private static string GrainType(Type type) =>
        type.GetCustomAttribute<GrainTypeAttribute>()?.GetGrainType(null!, type).ToString() ?? type.Name[..^"Grain".Length].ToLowerInvariant();

    private static string Fingerprint(string sql) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))[..16];
}
