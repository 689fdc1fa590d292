using Microsoft.Extensions.Options;
using Ticketing.Grains.Performances;

namespace Ticketing.Silo.Hosting;

/// <summary>Refuses a start with cancellation terms that break a rule.</summary>
internal sealed class CancellationCheck : IValidateOptions<CancellationSettings>
{
    public ValidateOptionsResult Validate(string? name, CancellationSettings options)
    {
        try
        {
            options.ToTerms();
            return ValidateOptionsResult.Success;
        }
        catch (InvalidOperationException wrong)
        {
            return ValidateOptionsResult.Fail(wrong.Message);
        }
    }
}
