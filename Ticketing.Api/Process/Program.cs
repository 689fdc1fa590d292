using Ticketing.Api.Hosting;
using Ticketing.Api.Operations;
using Ticketing.Api.Process;

if (HealthProbe.Asked(args) is { } address) return await HealthProbe.RunAsync(address);
return await ServerProcess.RunAsync(() => ApiProcess.Build(args), static app => app.StartAsync());
