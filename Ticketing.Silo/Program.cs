using Ticketing.Hosting.Health;
using Ticketing.Hosting.Server;
using Ticketing.Silo.Hosting;

if (HealthProbe.Asked(args) is { } address) return await HealthProbe.RunAsync(address);
return await ServerProcess.RunAsync(() => SiloHost.Build(args), SiloHost.StartAsync);
