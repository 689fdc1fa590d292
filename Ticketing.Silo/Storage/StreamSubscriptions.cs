using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Ticketing.Silo.Storage.MySql;

namespace Ticketing.Silo.Storage;

/// <summary>
/// Where Orleans keeps who follows which stream. In a cluster that is the table <c>grain_states</c>, so that what one silo knew outlives it;
/// a silo that is alone keeps it in memory, because those who follow end with it.
/// </summary>
internal static class StreamSubscriptions
{
    /// <summary>The name under which Orleans looks for the storage.</summary>
    public const string Store = "PubSubStore";

    /// <summary>The most connections to MySQL that a silo uses for them.</summary>
    public const int Connections = 8;

    /// <summary>How long a row stays that nobody changes; a silo that starts removes older ones. Who still follows then takes his place anew.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Keeps them in memory.</summary>
    public static void AddInMemory(ISiloBuilder silo) => silo.AddMemoryGrainStorage(Store);

    /// <summary>Keeps them in the MySQL database of the <see cref="StorageOptions"/>, whose migrations make the table.</summary>
    public static void AddInMySql(ISiloBuilder silo)
    {
        silo.Services.AddKeyedSingleton<DbDataSource>(Store, static (services, _) =>
        {
            var storage = services.GetRequiredService<IOptions<StorageOptions>>().Value;
            return MySqlDriver.CreatePool(storage.MySql!, storage.MySqlTimeout, Connections);
        });
        silo.AddAdoNetGrainStorage(Store, static (OptionsBuilder<AdoNetGrainStorageOptions> options) => options.Configure<IServiceProvider>(static (storage, services) =>
        {
            storage.Invariant = MySqlDriver.InvariantName;
            storage.DataSource = services.GetRequiredKeyedService<DbDataSource>(Store);
        }));
    }

    /// <summary>The statement that removes what has not changed for longer than <see cref="Kept"/>.</summary>
    public static string RemoveUnchanged(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"DELETE FROM grain_states WHERE changed_at < {(now - Kept).UtcTicks} AND state_version > 0");
}
