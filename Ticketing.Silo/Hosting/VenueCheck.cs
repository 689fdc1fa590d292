using Microsoft.Extensions.Options;
using Ticketing.Grains.Venues;

namespace Ticketing.Silo.Hosting;

/// <summary>Refuses a start with a time zone that this machine does not know.</summary>
internal sealed class VenueCheck : IValidateOptions<VenueSettings>
{
    public ValidateOptionsResult Validate(string? name, VenueSettings options) => VenueRules.WhyNotTimeZone(options.TimeZone) is { } wrong
        ? ValidateOptionsResult.Fail($"Venues:TimeZone: {wrong.Detail}")
        : ValidateOptionsResult.Success;
}
