using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Ticketing.MicroBench;

if (args is ["memory"])
{
    return await SeatMemory.MeasureAsync(Console.Out);
}

// In this process: a program of its own per benchmark would have to be restored and built, with our analyzers, each time.
var config = ManualConfig.CreateEmpty()
    .AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddExporter(MarkdownExporter.GitHub)
    .AddLogger(ConsoleLogger.Default);
var reports = BenchmarkSwitcher.FromAssembly(typeof(SeatMemory).Assembly).Run(args, config).SelectMany(summary => summary.Reports);
return reports.All(report => report.Success) ? 0 : 1;
