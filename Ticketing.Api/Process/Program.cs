using Ticketing.Api.Operations;
using Ticketing.Api.Process;

if (HealthProbe.Asked(args) is { } address) return await HealthProbe.RunAsync(address);

await ApiProcess.Build(args).RunAsync();
return 0;
