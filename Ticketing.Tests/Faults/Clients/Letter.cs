using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Clients;

/// <summary>A request before it is sent.</summary>
internal sealed record Letter(int Client, string Token, RequestKind Kind, HttpMethod Method, string Path, string Performance, string Subject)
{
    public string? Body { get; init; }

    public string? Key { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Reads the subject from the answer, for requests whose subject only the answer names.</summary>
    public Func<Operation, string>? SubjectOf { get; init; }
}
