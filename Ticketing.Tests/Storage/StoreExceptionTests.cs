using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;
using Shouldly;
using Ticketing.Grains.Storage;
using Ticketing.Hosting.Cluster;
using Xunit;

namespace Ticketing.Tests.Storage;

/// <summary>What the store throws in a silo reaches a caller in another process, as a grain's answer does.</summary>
[Trait("Suite", "Unit")]
public sealed class StoreExceptionTests
{
    public static TheoryData<Exception> Failures => new(
        new StoreUnavailableException("away"),
        new CommitOutcomeUnknownException("lost"),
        new StoreUnavailableException("away", DriverFailure()),
        new CommitOutcomeUnknownException("lost", new IOException("broken", DriverFailure())),
        new CommitOutcomeUnknownException("lost", new SqlFailure("of a type that nobody knows")),
        new InvalidOperationException("a bug", DriverFailure()));

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_failure_crosses_with_its_text_and_its_causes_and_those_of_the_domain_and_of_dotnet_with_their_types(Exception failure)
    {
        var told = Cross(failure, services => services.AddForeignExceptions());

        for (Exception? sent = failure; sent is not null; (sent, told) = (sent.InnerException, told.InnerException!))
        {
            // The other process may be without the driver.
            told.ShouldBeOfType(sent is MySqlException or SqlFailure ? typeof(UnavailableExceptionFallbackException) : sent.GetType());
            told.Message.ShouldBe(sent.Message);
        }

        told.ShouldBeNull();
    }

    [Fact]
    public void Without_the_rule_for_foreign_exceptions_the_driver_in_it_takes_the_failures_place() =>
        Should.Throw<CodecNotFoundException>(() => Cross(new StoreUnavailableException("away", DriverFailure()), _ => { }));

    private static Exception Cross(Exception failure, Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection().AddSerializer();
        configure(services);
        using var provider = services.BuildServiceProvider();
        var serializer = provider.GetRequiredService<Serializer>();
        return serializer.Deserialize<Response>(serializer.SerializeToArray(Response.FromException(failure)))!.Exception!;
    }

    private static MySqlException DriverFailure() =>
        Should.Throw<MySqlException>(() => new MySqlConnection("server=127.0.0.1;port=1;user=x;database=x").Open());

    private sealed class SqlFailure(string message) : Exception(message);
}
