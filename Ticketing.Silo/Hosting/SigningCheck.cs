using Microsoft.Extensions.Options;
using Ticketing.Grains.Signing;

namespace Ticketing.Silo.Hosting;

/// <summary>Refuses a start with a signing secret that is too short or cannot be read.</summary>
internal sealed class SigningCheck : IValidateOptions<SigningSettings>
{
    public ValidateOptionsResult Validate(string? name, SigningSettings options) =>
        options.WhyNot() is { } wrong ? ValidateOptionsResult.Fail(wrong.Detail) : ValidateOptionsResult.Success;
}
