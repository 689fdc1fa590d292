using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ticketing.Grains.Settings;

/// <summary>Checks settings before anything runs. A wrong setting stops the start with a message that names it.</summary>
public static class CheckedSettings
{
    /// <summary>Binds a section to <typeparamref name="T"/>, as <see cref="IOptions{TOptions}"/>, and checks it when the host starts.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The whole configuration.</param>
    /// <param name="section">The section's name.</param>
    public static IServiceCollection AddCheckedSettings<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class
    {
        services.AddSingleton<IValidateOptions<T>>(new RangeCheck<T>(section));
        services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateOnStart();
        return services;
    }

    /// <summary>Binds and checks a section at once, for settings that are needed while services are still being added.</summary>
    /// <exception cref="OptionsValidationException">A setting is out of its range; the text names it.</exception>
    public static T ReadChecked<T>(this IConfiguration configuration, string section)
        where T : class, new()
    {
        var settings = new T();
        configuration.GetSection(section).Bind(settings);
        var result = new RangeCheck<T>(section).Validate(null, settings);
        return result.Failed ? throw new OptionsValidationException(section, typeof(T), result.Failures) : settings;
    }
}
