using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Ticketing.Tests.Security;

/// <summary>Keeps what the application logs, as a log file would have it.</summary>
internal sealed class KeptLog : ILoggerProvider
{
    /// <summary>Messages, and the exceptions with them.</summary>
    public ConcurrentQueue<(string Message, string? Exception)> Entries { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
    }

    private sealed class Logger(KeptLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Entries.Enqueue((formatter(state, exception), exception?.ToString()));
    }
}
