using System.Diagnostics.CodeAnalysis;
using Ticketing.Grains.LiveStreams;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>One account as its row tells it, and the way of its next state to the disk. All commands of the account work on the same book.</summary>
/// <param name="readAsync">Reads the account's row; null when there is none.</param>
/// <param name="commitAsync">Commits rows, all or none. The activation ends when a commit fails.</param>
/// <param name="ends">Tells the nodes whose access has ended.</param>
internal sealed class AccountBook(Func<Task<AccountRow?>> readAsync, Func<RowWrite[], Task> commitAsync, LiveNews<EndedAccess> ends)
{
    /// <summary>The account; null while there is none.</summary>
    public AccountRow? Known { get; private set; }

    /// <summary>Whether there is an account that is not closed.</summary>
    [MemberNotNullWhen(true, nameof(Known))]
    public bool IsOpen => Known is { DeletedAt: null };

    /// <summary>The account, for steps that only an open account comes to.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public AccountRow Account => IsOpen ? Known : throw new InvalidOperationException("The account is not open.");

    /// <summary>The account as the audit log names it.</summary>
    public string Name => $"accounts/{Account.User}";

    /// <summary>Reads the row.</summary>
    public async Task ReadAsync() => Known = await readAsync();

    /// <summary>Writes the account's next state, and other rows in the same commit. Nodes hear after the commit when access has ended.</summary>
    public async Task<Outcome<Profile>> WriteAsync(AccountRow changed, params RowWrite[] others)
    {
        var endsAccess = changed.AccessEpoch != Account.AccessEpoch;
        changed = changed with { Version = changed.Version + 1 };
        await commitAsync([changed, .. others]);
        Known = changed;
        if (endsAccess) await ends.TellAsync(EndedAccess.Of(changed));
        return Profile.Of(changed);
    }

    /// <summary>Writes rows beside the account, which stays as it is.</summary>
    public async Task<Outcome<Done>> WriteBesideAsync(RowWrite[] rows)
    {
        if (rows.Length > 0) await commitAsync(rows);
        return Done.Instance;
    }
}
