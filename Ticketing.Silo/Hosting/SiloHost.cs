using Ticketing.Api.Hosting;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Hosting.Health;
using Ticketing.Hosting.Server;
using Ticketing.Hosting.Telemetry;
using Ticketing.Silo.Accounts;
using Ticketing.Silo.Mails;
using Ticketing.Silo.Operations;
using Ticketing.Silo.Storage;

namespace Ticketing.Silo.Hosting;

/// <summary>The server process: store, grains, jobs and, in the same process, the API.</summary>
public static class SiloHost
{
    /// <summary>Builds the process; nothing runs yet.</summary>
    /// <param name="args">The command line: any setting as <c>--Section:Name=value</c>, <c>--api on|off</c> and <c>--demo</c>.</param>
    /// <param name="configure">Changes before the build, for tests.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // The settings file lies beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. args.Where(arg => arg != "--demo")],
            ContentRootPath = AppContext.BaseDirectory,
        });
        configure?.Invoke(builder);

        if (args.Contains("--demo")) builder.Configuration["Demo"] = "true";
        var hasApi = HasApi(builder.Configuration);

        builder.Services.AddStorage(storage => builder.Configuration.GetSection("Storage").Bind(storage));
        FirstStart.AddTo(builder.Services, builder.Configuration, builder.Environment);
        builder.Services.AddMails(builder.Configuration, builder.Environment);
        builder.Services.AddDomain(builder.Configuration, builder.Environment);
        builder.AddServer();
        builder.AddHealthProbes();
        builder.AddOrleansSilo();
        builder.Services.AddHostedService<FirstAdminStart>();
        builder.AddTelemetry();
        builder.Services.AddSiloOperations();
        if (hasApi) builder.AddTicketingApi();
        builder.Services.AddSingleton<StoreHealth>();
        builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store", timeout: StoreHealth.Patience);

        var app = builder.Build();
        if (hasApi) app.MapTicketingApi();
        return app;
    }

    // Without the API the silo still answers the probes.
    private static bool HasApi(ConfigurationManager configuration) => (configuration["api"] ?? "on") switch
    {
        "on" => true,
        "off" => false,
        var other => throw new InvalidOperationException($"--api is on or off, not '{other}'."),
    };

    /// <summary>Starts the process; returns when it takes requests and everything that belongs to a first start is done.</summary>
    public static async Task StartAsync(WebApplication app)
    {
        await app.StartAsync();
        await app.Services.GetRequiredService<FirstStart>().RunAsync();
        if (!app.Environment.IsDevelopment() && app.Services.GetRequiredService<IPaymentGateway>() is SandboxGateway)
            app.Logger.LogWarning("Payments go to the sandbox, which charges nobody: every ticket is given away. Never run a real sale like this.");
        app.Logger.LogInformation("Ready.");
    }
}
