using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Grains.Mails;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Kit.Servers;
using Ticketing.Tests.Simulation;
using Xunit;

namespace Ticketing.Tests.Mails;

[Trait("Suite", "Unit")]
public sealed class MailSenderTests
{
    private readonly FakeTimeProvider _time = TestClock.New();
    private readonly SimulatedStore _store = new();
    private readonly Mailbox _mailbox = new();
    private readonly MailSender _sender;

    public MailSenderTests() => _sender = new MailSender(_store, _mailbox, _time, NullLogger<MailSender>.Instance);

    [Fact]
    public async Task A_mail_is_sent_once_and_its_text_does_not_stay()
    {
        await WriteAsync();
        (await _sender.SendAsync()).ShouldBe(1);
        _mailbox.Take().Body.ShouldBe("body");
        var kept = await KeptAsync();
        (kept.Body, kept.DueAt, kept.SentAt).ShouldBe(("", null, _time.GetUtcNow()));
        _time.Advance(TimeSpan.FromDays(1));
        (await _sender.SendAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_mail_that_is_not_taken_is_tried_again_after_pauses_that_double_and_given_up_after_ten_attempts()
    {
        await WriteAsync();
        _mailbox.IsDown = true;
        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 32, 60, 60, 60, 60 })
        {
            await _sender.SendAsync();
            var attempts = _mailbox.Attempts;
            _time.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromTicks(1));
            await _sender.SendAsync();
            _mailbox.Attempts.ShouldBe(attempts);
            _time.Advance(TimeSpan.FromTicks(1));
        }

        _mailbox.IsDown = false;
        (await _sender.SendAsync()).ShouldBe(0);
        _mailbox.Attempts.ShouldBe(10);
        var kept = await KeptAsync();
        (kept.Body, kept.DueAt, kept.SentAt).ShouldBe(("", null, null));
    }

    [Fact]
    public async Task Of_two_processes_one_sends_a_mail()
    {
        await WriteAsync();
        var other = new MailSender(_store, _mailbox, _time, NullLogger<MailSender>.Instance);
        var sent = await Task.WhenAll(_sender.SendAsync(), other.SendAsync());
        sent.Sum().ShouldBe(1);
        _mailbox.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_touched()
    {
        await WriteAsync();
        (await new MailSender(_store, new NoMailTransport(), _time, NullLogger<MailSender>.Instance).SendAsync()).ShouldBe(0);
        (await KeptAsync()).Attempts.ShouldBe(0);
    }

    [Fact]
    public async Task A_round_sends_no_more_than_its_limit()
    {
        for (var number = 0; number <= MailRules.MostAtOnce; number++) await WriteAsync();
        (await _sender.SendAsync()).ShouldBe(MailRules.MostAtOnce);
        (await _sender.SendAsync()).ShouldBe(1);
    }

    private async Task WriteAsync() =>
        (await _store.TryCommitAsync([MailRules.New("a@b.kr", new MailText("subject", "body"), _time.GetUtcNow())])).ShouldBeNull();

    private async Task<MailRow> KeptAsync() => (await _store.ReadAsync(new MailsBefore(_time.GetUtcNow()))).Single();
}
