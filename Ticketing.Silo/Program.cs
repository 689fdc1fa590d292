using Ticketing.Silo.Hosting;

var app = SiloHost.Build(args);
await SiloHost.StartAsync(app);
await app.WaitForShutdownAsync();
