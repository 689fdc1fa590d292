using Shouldly;
using Xunit;

namespace Ticketing.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void Builds() => true.ShouldBeTrue();
}
