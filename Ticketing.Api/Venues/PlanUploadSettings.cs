using System.ComponentModel.DataAnnotations;

namespace Ticketing.Api.Venues;

/// <summary>Setting section <c>PlanUploads</c>.</summary>
public sealed class PlanUploadSettings
{
    /// <summary>The most plans read at once. A further one is answered 503. Reading a plan of the largest size takes some hundred megabytes.</summary>
    [Range(1, 100)]
    public int AtOnce { get; set; } = 2;

    /// <summary>How long a file may take to arrive. Then the upload is answered 408 and makes room for another one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Time { get; set; } = TimeSpan.FromMinutes(2);
}
