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

// Benchmarks run in this process. Otherwise BenchmarkDotNet would restore and build a separate program for each benchmark, with our analyzers.
var config = ManualConfig.CreateEmpty()
    .AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddExporter(MarkdownExporter.GitHub)
    .AddLogger(ConsoleLogger.Default);
var reports = BenchmarkSwitcher.FromAssembly(typeof(SeatMemory).Assembly).Run(args, config).SelectMany(summary => summary.Reports);
return reports.All(report => report.Success) ? 0 : 1;
