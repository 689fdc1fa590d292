using System.Reflection;
using Shouldly;
using Ticketing.Api.Problems;
using Ticketing.Grains.Accounts;
using Ticketing.Hosting.Server;
using Ticketing.Silo.Hosting;

namespace Ticketing.Tests.Limits;

/// <summary>Limits that nobody sets, by the name they have in the code.</summary>
internal static class LimitConstants
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly Type[] s_types =
    [
        .. new[] { typeof(ServerSettings), typeof(ProblemCatalogue), typeof(PasswordSettings), typeof(GrainSettings) }.SelectMany(type => type.Assembly.GetTypes()),
    ];

    /// <summary>The value of a constant, or the default of an option that the application leaves as it is.</summary>
    public static object ValueOf(string name)
    {
        var (typeName, member) = (name.Split('.')[0], name.Split('.')[1]);
        var type = s_types.Where(type => type.Name == typeName).ShouldHaveSingleItem(name);
        var value = type.GetProperty(member, Any) is { } property
            ? property.GetValue(Activator.CreateInstance(type))
            : type.GetField(member, Any).ShouldNotBeNull(name).GetValue(null);
        return value is TimeSpan time ? time : Convert.ToDouble(value);
    }
}
