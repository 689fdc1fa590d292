using Ticketing.Api.Process;

await ApiProcess.Build(args).RunAsync();
