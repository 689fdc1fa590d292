using Ticketing.Api.Hosting;
using Ticketing.Api.Process;

return await ServerProcess.RunAsync(() => ApiProcess.Build(args), static app => app.StartAsync());
