using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Ticketing.Grains.Settings;

/// <summary>
/// Checks settings against the <see cref="RangeAttribute"/>s of their class and of nested classes. The framework's own check names the
/// property only; this check names the setting as an operator writes it.
/// </summary>
/// <param name="section">The section that the settings are bound from.</param>
internal sealed class RangeCheck<T>(string section) : IValidateOptions<T>
    where T : class
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var failures = Failures(section, options).ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(string path, object settings)
    {
        foreach (var property in settings.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(one => one.CanWrite))
        {
            var setting = $"{path}:{property.Name}";
            var value = property.GetValue(settings);
            if (property.GetCustomAttribute<RangeAttribute>() is { } range)
            {
                if (!range.IsValid(value)) yield return $"{setting} must be {range.Minimum} to {range.Maximum}, not {value}.";
            }
            else if (value is not null && property.PropertyType is { IsClass: true } type && type != typeof(string))
            {
                foreach (var failure in Failures(setting, value)) yield return failure;
            }
        }
    }
}
