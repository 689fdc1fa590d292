using Ticketing.Api.Hosting;
using Ticketing.Api.Operations;
using Ticketing.Silo.Hosting;

if (HealthProbe.Asked(args) is { } address) return await HealthProbe.RunAsync(address);
return await ServerProcess.RunAsync(() => SiloHost.Build(args), SiloHost.StartAsync);
