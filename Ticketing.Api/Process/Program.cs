using Ticketing.Api.Process;
using Ticketing.Hosting.Health;
using Ticketing.Hosting.Server;

if (HealthProbe.Asked(args) is { } address) return await HealthProbe.RunAsync(address);
return await ServerProcess.RunAsync(() => ApiProcess.Build(args), static app => app.StartAsync());
