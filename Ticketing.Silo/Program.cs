using Ticketing.Api.Operations;
using Ticketing.Silo.Hosting;

if (HealthProbe.Asked(args) is { } address) return await HealthProbe.RunAsync(address);

var app = SiloHost.Build(args);
await SiloHost.StartAsync(app);
await app.WaitForShutdownAsync();
return 0;
