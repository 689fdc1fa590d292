using System.Runtime.CompilerServices;

namespace Ticketing.Tests.Kit.Servers;

/// <summary>
/// What an installation outside Development must say twice, for every server that a test starts, in this process or as one of its own:
/// servers of tests run in Production with the sandbox, and some with the demo.
/// </summary>
internal static class SaidTwice
{
#pragma warning disable CA2255 // Test processes are programs; nothing else loads this assembly.
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Say()
    {
        Environment.SetEnvironmentVariable("Payments__Gateway", "sandbox");
        Environment.SetEnvironmentVariable("Payments__SandboxOutsideDevelopment", "true");
        Environment.SetEnvironmentVariable("DemoOutsideDevelopment", "true");
    }
}
