using System.ComponentModel.DataAnnotations;

namespace Ticketing.Api.Venues;

/// <summary>Setting section <c>PlanUploads</c>.</summary>
public sealed class PlanUploadSettings
{
    /// <summary>Plans read at once; one more is answered 503. One of the largest size needs some hundred megabytes while it is read.</summary>
    [Range(1, 100)]
    public int AtOnce { get; set; } = 2;

    /// <summary>How long a file may take to arrive; then it is answered 408, and the place is free for somebody else.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Time { get; set; } = TimeSpan.FromMinutes(2);
}
