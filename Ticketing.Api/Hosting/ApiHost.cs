using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Api.Accounts;
using Ticketing.Api.Carts;
using Ticketing.Api.Catalogue;
using Ticketing.Api.Challenges;
using Ticketing.Api.CrossOrigin;
using Ticketing.Api.Idempotency;
using Ticketing.Api.Json;
using Ticketing.Api.LiveStreams;
using Ticketing.Api.OpenApi;
using Ticketing.Api.Operations;
using Ticketing.Api.Operations.Dashboard;
using Ticketing.Api.Orders;
using Ticketing.Api.Payments;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Api.Replicas;
using Ticketing.Api.SeatMaps;
using Ticketing.Api.Tickets;
using Ticketing.Api.WaitingRooms;
using Ticketing.Grains.Settings;
using Ticketing.Hosting.Server;
using Ticketing.Hosting.Telemetry;

namespace Ticketing.Api.Hosting;

/// <summary>The whole HTTP surface, for whichever process hosts it.</summary>
public static class ApiHost
{
    /// <summary>
    /// Adds what the endpoints need. The process brings the <c>IGrainFactory</c>, its server (<see cref="ServerHost"/>), its telemetry and the secrets.
    /// </summary>
    public static void AddTicketingApi(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.AddSingleton<RunningRequests>();
        services.AddSingleton<SiloLosses>();
        services.AddSingleton<ProblemMetrics>();
        services.Configure<JsonOptions>(options => ApiJson.Configure(options.SerializerOptions));
        // A parameter that cannot be bound becomes an exception, which the problem middleware turns into an answer with a code.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddCrossOrigin(configuration);
        services.AddRateLanes(configuration);
        services.AddLiveStreams(configuration);
        services.AddCheckedSettings<ReplicaSettings>(configuration, "Replicas");
        services.AddAccessTokens(configuration);
        services.AddCheckedSettings<HoldSettings>(configuration, "Holds");
        services.AddSingleton<HoldLimits>();
        services.AddApiDocument();
        services.AddSeatMaps();
        services.AddCatalogueApi(configuration);
        services.AddWaitingRooms();
        services.AddChallenges(configuration);
        if (OperationsSettings.Of(builder).Dashboard) services.AddDashboardLogIn();
    }

    /// <summary>Adds the pipeline and every endpoint; returns the <c>/v1</c> group.</summary>
    public static RouteGroupBuilder MapTicketingApi(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseSecurityHeaders();
        app.UseHeadRequests();
        app.UseRouting();
        app.UseCrossOrigin();
        app.UsePlainPathValues();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseRequestBodies();
        var operations = app.Services.GetRequiredService<OperationsSettings>();
        if (operations.Pages) app.MapApiDocument();
        if (app.Configuration.GetValue("Bench:BareEndpoints", defaultValue: false))
            app.MapBareEndpoints();

        var v1 = app.MapGroup("/v1").WithBodyLimit(BodyLimit.Default);
        v1.MapProblems();
        v1.MapAccounts();
        v1.MapMailedCodes();
        v1.MapSessions();
        v1.MapAdminAccounts();
        v1.MapAudit();
        v1.MapAdminRefunds();
        v1.MapCatalogue();
        v1.MapSeatMaps();
        v1.MapHolds();
        v1.MapOrders();
        v1.MapSandbox(app.Configuration, app.Environment);
        v1.MapTickets();
        v1.MapWaitingRooms();
        v1.MapChallenges();
        v1.MapOps();
        if (operations.Pages) app.MapOpsPage();
        if (operations.Dashboard)
        {
            v1.MapDashboardSession();
            app.MapDashboard();
        }

        return v1;
    }
}
