using Xunit;

namespace Ticketing.Tests.Kit.Collections;

/// <summary>
/// Tests that start several server processes and wait for them with a limit. They run beside the other tests, but never two of them at the same
/// time, because each would slow the other's start down.
/// </summary>
[CollectionDefinition(Name)]
public sealed class RealServers
{
    public const string Name = "Real servers";
}
