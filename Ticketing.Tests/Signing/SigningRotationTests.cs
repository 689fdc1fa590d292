using Shouldly;
using Ticketing.Api.Accounts;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Signing;
using Ticketing.Grains.WaitingRooms.Tokens;
using Xunit;

namespace Ticketing.Tests.Signing;

/// <summary>The signing secret changes: what the former one signed is good until it is taken out of the settings, printed tickets longer.</summary>
[Trait("Suite", "Unit")]
public sealed class SigningRotationTests
{
    private const string Performance = "p1";

    private static readonly DateTimeOffset Now = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);
    private static readonly Guid User = Guid.NewGuid();
    private static readonly string Old = Secret(1);
    private static readonly string New = Secret(2);
    private static readonly string Unknown = Secret(3);

    private static readonly SigningSettings Before = new() { Current = Old };
    private static readonly SigningSettings During = new() { Current = New, Previous = Old };
    private static readonly SigningSettings After = new() { Current = New };

    [Fact]
    public void What_the_former_secret_signed_is_good_during_the_change_and_not_after_it()
    {
        foreach (var opens in new Func<SigningKeys, SigningKeys, bool>[] { OpensEntry, OpensPlace, OpensCode })
        {
            Try(opens, Before, During).ShouldBeTrue();
            Try(opens, Before, After).ShouldBeFalse();
            Try(opens, During, After).ShouldBeTrue();
            Try(opens, new SigningSettings { Current = Unknown }, During).ShouldBeFalse();
        }
    }

    /// <summary>So all processes can be restarted one after the other: first each accepts the new secret, and then each signs with it.</summary>
    [Fact]
    public void A_process_that_was_not_changed_over_yet_accepts_what_the_others_sign_already()
    {
        var prepared = new SigningSettings { Current = Old, Previous = New };
        foreach (var opens in new Func<SigningKeys, SigningKeys, bool>[] { OpensEntry, OpensPlace, OpensCode })
        {
            Try(opens, During, prepared).ShouldBeTrue();
            Try(opens, prepared, Before).ShouldBeTrue();
            Try(opens, During, Before).ShouldBeFalse();
        }
    }

    [Fact]
    public void The_code_of_a_printed_ticket_stays_good_by_a_secret_that_signs_and_opens_nothing_else()
    {
        var printed = After with { PrintedTickets = [Secret(9), Old] };
        Try(OpensCode, Before, printed).ShouldBeTrue();
        Try(OpensEntry, Before, printed).ShouldBeFalse();
        Try(OpensPlace, Before, printed).ShouldBeFalse();
        Try(OpensCode, printed, After).ShouldBeTrue();
        Try(OpensCode, new SigningSettings { Current = Unknown }, printed).ShouldBeFalse();
    }

    [Fact]
    public void A_refresh_token_that_two_processes_answer_by_different_secrets_leads_to_one_next_token()
    {
        using var prepared = KeysOf(new SigningSettings { Current = Old, Previous = New });
        using var during = KeysOf(During);
        var used = RefreshToken.NewSession();
        var session = SessionRules.Start(new LogIn("", used.SessionId, used.Hash), new AccountRow(User, "", "", "", Role.User, Now, null) { Version = 1 }, Now);

        var first = SessionRules.Refresh(session, UseOf(prepared), TimeSpan.FromSeconds(10), Now);
        SessionRules.IsByOther(first, UseOf(prepared)).ShouldBeFalse();
        var second = SessionRules.Refresh(first, UseOf(during), TimeSpan.FromSeconds(10), Now);
        second.ShouldBe(first);
        SessionRules.IsByOther(second, UseOf(during)).ShouldBeTrue();
        used.OtherNext(during).ShouldBe(used.Next(prepared));

        // Without the other secret the second use would be taken for a stolen token.
        using var after = KeysOf(After);
        used.OtherNext(after).ShouldBeNull();
        SessionRules.IsOpen(SessionRules.Refresh(first, UseOf(after), TimeSpan.FromSeconds(10), Now), Now).ShouldBeFalse();

        RefreshUse UseOf(SigningKeys keys) => new(used.Hash, used.Next(keys).Hash, OtherNextHash: used.OtherNext(keys)?.Hash);
    }

    [Fact]
    public void The_word_database_stands_for_the_secret_that_was_made_at_the_first_start()
    {
        var database = Convert.FromBase64String(Old);
        new SigningSettings().Choose(database).ShouldSatisfyAllConditions(
            static secrets => secrets.Previous.ShouldBeNull(),
            secrets => secrets.Current.ShouldBe(database));
        var changing = new SigningSettings { Current = New, Previous = SigningSettings.OfDatabase, PrintedTickets = [SigningSettings.OfDatabase] }.Choose(database);
        changing.Current.ShouldBe(Convert.FromBase64String(New));
        changing.Previous.ShouldBe(database);
        changing.PrintedTickets.Single().ShouldBe(database);
    }

    [Fact]
    public void A_secret_that_is_short_or_no_base64_is_refused_without_being_repeated()
    {
        foreach (var wrong in new[] { "", "no base64!", Convert.ToBase64String(new byte[31]) })
        {
            var refusal = new SigningSettings { Current = wrong }.WhyNot().ShouldNotBeNull();
            if (wrong.Length > 0) refusal.Detail.ShouldNotContain(wrong);
        }

        new SigningSettings { Previous = "short" }.WhyNot().ShouldNotBeNull();
        new SigningSettings { PrintedTickets = ["short"] }.WhyNot().ShouldNotBeNull();
        new SigningSettings { PrintedTickets = [.. Enumerable.Repeat(Old, SigningSettings.MaxPrinted)] }.WhyNot().ShouldBeNull();
        new SigningSettings { PrintedTickets = [.. Enumerable.Repeat(Old, SigningSettings.MaxPrinted + 1)] }.WhyNot().ShouldNotBeNull();
        During.WhyNot().ShouldBeNull();
    }

    private static bool Try(Func<SigningKeys, SigningKeys, bool> opens, SigningSettings signer, SigningSettings reader)
    {
        using var signs = KeysOf(signer);
        using var reads = KeysOf(reader);
        return opens(signs, reads);
    }

    private static bool OpensEntry(SigningKeys signs, SigningKeys reads)
    {
        var text = new EntryToken(Performance, User, 1, Now.AddMinutes(1)).Write(signs);
        return EntryToken.TryRead(reads, text, Performance, User, Now, out _) == TokenRefusal.None;
    }

    private static bool OpensPlace(SigningKeys signs, SigningKeys reads)
    {
        var text = new QueueTicket(Performance, User, 1, Lobby: false, Generation: 1).Write(signs);
        return QueueTicket.TryRead(reads, text, Performance, User, out _) == TokenRefusal.None;
    }

    private static bool OpensCode(SigningKeys signs, SigningKeys reads) =>
        TicketCode.TryRead(reads, Performance, TicketCode.Write(signs, Performance, "S3R1A9")) == "S3R1A9";

    private static SigningKeys KeysOf(SigningSettings settings) => new(settings.Choose(new byte[SigningKeys.MinSecretLength]));

    private static string Secret(byte number) => Convert.ToBase64String([.. Enumerable.Repeat(number, SigningKeys.MinSecretLength)]);
}
