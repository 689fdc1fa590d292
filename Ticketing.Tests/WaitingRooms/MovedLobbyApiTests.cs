using System.Net;
using Shouldly;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

/// <summary>The lobby of a waiting room follows the opening of its performance's sale until the draw.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class MovedLobbyApiTests(HallServer hall) : IClassFixture<HallServer>
{
    [Fact]
    public async Task The_lobby_moves_with_the_sale_there_and_back_and_not_after_the_draw()
    {
        var draft = await DraftAsync();
        var path = await MakeAsync(draft);
        var first = (DateTimeOffset)draft["saleOpensAt"]!;
        (await OpensAtAsync(path)).ShouldBe(first, s_grain);
        var ticket = await EnterAsync(path);

        await MoveAsync(path, draft, first.AddHours(5));
        (await OpensAtAsync(path)).ShouldBe(first.AddHours(5), s_grain);
        await MoveAsync(path, draft, first);
        (await OpensAtAsync(path)).ShouldBe(first, s_grain);
        (await PollAsync(path, ticket)).String("phase").ShouldBe("lobby");

        hall.Time.Shift += first - hall.Time.GetUtcNow() + TimeSpan.FromSeconds(1);
        await QueueServer.UntilAsync(() => PollAsync(path, ticket), answer => answer.String("phase") == "open");
        await MoveAsync(path, draft, first.AddHours(5));
        (await OpensAtAsync(path)).ShouldBe(first, s_grain);
        (await PollAsync(path, ticket)).String("phase").ShouldBe("open");
    }

    [Fact]
    public async Task Settings_that_are_given_with_the_move_are_taken()
    {
        var draft = await DraftAsync();
        var path = await MakeAsync(draft);
        var moved = ((DateTimeOffset)draft["saleOpensAt"]!).AddHours(2);
        draft["waitingRoom"] = new { opensAt = moved.AddMinutes(-10) };
        await MoveAsync(path, draft, moved);
        (await OpensAtAsync(path)).ShouldBe(moved.AddMinutes(-10), s_grain);

        draft.Remove("waitingRoom");
        await MoveAsync(path, draft, moved.AddHours(1));
        (await OpensAtAsync(path)).ShouldBe(moved.AddHours(1).AddMinutes(-10), s_grain);
    }

    [Fact]
    public async Task Who_waits_for_a_performance_that_is_deleted_is_told_so()
    {
        var path = await MakeAsync(await DraftAsync());
        var ticket = await EnterAsync(path);
        (await hall.EditAsync(HttpMethod.Delete, path, null)).Status.ShouldBe(HttpStatusCode.NoContent);
        var over = await QueueServer.UntilAsync(() => PollAsync(path, ticket), answer => answer.String("phase") == "closed");
        over.String("sale").ShouldBe("cancelled");
        (await hall.PostAsync($"{path}/queue", null, hall.Buyer)).ShouldBeProblem("not-on-sale");
    }

    // The database keeps milliseconds or better.
    private static readonly TimeSpan s_grain = TimeSpan.FromMilliseconds(1);

    private async Task<Dictionary<string, object?>> DraftAsync()
    {
        var draft = hall.Draft(await hall.AddHallAsync(), hall.NextStart());
        draft["saleOpensAt"] = hall.Time.GetUtcNow().AddHours(1);
        draft["hasWaitingRoom"] = true;
        return draft;
    }

    private async Task<string> MakeAsync(Dictionary<string, object?> draft)
    {
        var made = await hall.PostAsync($"/v1/shows/{await hall.AddShowAsync()}/performances", draft);
        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        return made.Headers["Location"];
    }

    private async Task MoveAsync(string path, Dictionary<string, object?> draft, DateTimeOffset saleOpensAt)
    {
        draft["saleOpensAt"] = saleOpensAt;
        var moved = await hall.EditAsync(HttpMethod.Put, path, draft);
        moved.Status.ShouldBe(HttpStatusCode.OK, moved.Text);
    }

    private async Task<DateTimeOffset> OpensAtAsync(string path) =>
        (await hall.Server.GetAsync($"{path}/queue/settings", hall.Promoter))["opensAt"].GetDateTimeOffset();

    private async Task<string> EnterAsync(string path) => (await hall.PostAsync($"{path}/queue", null, hall.Buyer)).String("ticket");

    private Task<JsonAnswer> PollAsync(string path, string ticket) => hall.Server.GetAsync($"{path}/queue", null, ("Queue-Ticket", ticket));
}
