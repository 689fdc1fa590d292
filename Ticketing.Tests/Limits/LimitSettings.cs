using System.Reflection;
using Shouldly;
using Ticketing.Api.Accounts;
using Ticketing.Api.Carts;
using Ticketing.Api.Challenges;
using Ticketing.Api.LiveStreams;
using Ticketing.Api.Rates;
using Ticketing.Api.Replicas;
using Ticketing.Api.Venues;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Jobs;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Signing;
using Ticketing.Grains.Venues;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Hosting.Cluster;
using Ticketing.Hosting.Server;
using Ticketing.Silo.Hosting;
using Ticketing.Silo.Mails;
using Ticketing.Silo.Payments;
using Ticketing.Silo.Storage;

namespace Ticketing.Tests.Limits;

/// <summary>The settings of the application that are numbers or times: each is a limit.</summary>
internal static class LimitSettings
{
    /// <summary>The classes of settings and their sections.</summary>
    public static IReadOnlyDictionary<Type, string> Sections { get; } = new Dictionary<Type, string>
    {
        [typeof(ServerSettings)] = "Server",
        [typeof(ClusterSettings)] = "Cluster",
        [typeof(RateSettings)] = "Rates",
        [typeof(LiveStreamSettings)] = "LiveStreams",
        [typeof(ReplicaSettings)] = "Replicas",
        [typeof(PlanUploadSettings)] = "PlanUploads",
        [typeof(AccessTokenSettings)] = "AccessTokens",
        [typeof(LogInSettings)] = "Accounts:LogIn",
        [typeof(HoldSettings)] = "Holds",
        [typeof(ChallengeSettings)] = "Challenges",
        [typeof(SignUpSettings)] = "Accounts:SignUp",
        [typeof(PasswordSettings)] = "Passwords",
        [typeof(SessionSettings)] = "Sessions",
        [typeof(MailSettings)] = "Mail",
        [typeof(WaitingRoomLimits)] = "WaitingRooms",
        [typeof(GrainSettings)] = "Grains",
        [typeof(RetentionSettings)] = "Retention",
        [typeof(StorageOptions)] = "Storage",
        [typeof(CoolDownSettings)] = "CoolDown",
        [typeof(CancellationSettings)] = "Cancellation",
        [typeof(VenueSettings)] = "Venues",
        [typeof(SigningSettings)] = "Signing",
        [typeof(TossPaymentsOptions)] = "Payments:Toss",
    };

    // Set from other settings, or part of them.
    private static readonly HashSet<Type> s_inside = [typeof(LaneSettings), typeof(LogInLimit), typeof(FeeStepSettings)];

    /// <summary>The names of all of them.</summary>
    public static IReadOnlyList<string> All()
    {
        var found = new[] { typeof(ServerSettings), typeof(RateSettings), typeof(PasswordSettings), typeof(GrainSettings) }
            .SelectMany(type => type.Assembly.GetTypes())
            .Where(IsSettings);
        found.ShouldBe(Sections.Keys.Concat(s_inside.Where(IsSettings)), ignoreOrder: true, "A class of settings has no section here");
        return [.. Sections.SelectMany(section => In(section.Value, Activator.CreateInstance(section.Key)!)).Select(setting => setting.Name)];
    }

    /// <summary>The default of a setting as it is written in a configuration.</summary>
    public static object DefaultOf(string setting) => Sections
        .SelectMany(section => In(section.Value, Activator.CreateInstance(section.Key)!))
        .Single(one => one.Name == setting).Default;

    private static bool IsSettings(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsGenericType: false }
        && (type.Name.EndsWith("Settings", StringComparison.Ordinal) || type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name.EndsWith("Limits", StringComparison.Ordinal))
        && type.GetConstructor(Type.EmptyTypes) is not null
        && Properties(type).Any();

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    private static IEnumerable<(string Name, object Default)> In(string path, object settings)
    {
        foreach (var property in Properties(settings.GetType()))
        {
            var (name, value) = ($"{path}:{property.Name}", property.GetValue(settings));
            if (value is TimeSpan time) yield return (name, time);
            else if (value is int or long or double) yield return (name, Convert.ToDouble(value));
            else if (value is not null && s_inside.Contains(value.GetType()))
                foreach (var inner in In(name, value)) yield return inner;
        }
    }
}
