using Ticketing.Grains.Accounts;

namespace Ticketing.Tests.Storage;

/// <summary>Small rows that tests of a store write and read, one for each number.</summary>
internal static class SampleEmails
{
    public static EmailRow Email(int number) => new($"{number}@example.kr", new Guid(number, 0, 0, new byte[8])) { Version = 1 };

    public static ValueTask<IReadOnlyList<EmailRow>> FindAsync(TemporaryStore store, int number) =>
        store.Pipeline.ReadAsync(new EmailOf(Email(number).NormalizedEmail));
}
