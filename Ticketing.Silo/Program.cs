using Ticketing.Api.Hosting;
using Ticketing.Silo.Hosting;

return await ServerProcess.RunAsync(() => SiloHost.Build(args), SiloHost.StartAsync);
