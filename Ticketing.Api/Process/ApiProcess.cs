using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Api.Hosting;
using Ticketing.Hosting.Health;
using Ticketing.Hosting.Secrets;
using Ticketing.Hosting.Server;
using Ticketing.Hosting.Telemetry;

namespace Ticketing.Api.Process;

/// <summary>The API in a process of its own, as a client of the cluster. It has no database; several stand behind a load balancer.</summary>
public static class ApiProcess
{
    /// <summary>Builds the process; nothing runs yet.</summary>
    /// <param name="args">The command line: any setting as <c>--Section:Name=value</c>.</param>
    public static WebApplication Build(string[] args)
    {
        // The settings file lies beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

        // In this order: hosted services start in theirs, and the secrets are asked of the silos.
        builder.AddServer();
        builder.AddHealthProbes();
        builder.AddClusterClient();
        builder.AddTelemetry();
        builder.Services.AddSecretsOfGrains();
        builder.AddTicketingApi();
        builder.Services.AddHealthChecks().AddCheck<ClusterHealth>("cluster");

        var app = builder.Build();
        app.MapTicketingApi();
        return app;
    }
}
