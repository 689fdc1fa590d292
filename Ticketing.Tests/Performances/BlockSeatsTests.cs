using Shouldly;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Performances;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class BlockSeatsTests(HallServer hall) : IClassFixture<HallServer>
{
    [Fact]
    public async Task Every_seat_answers_for_itself()
    {
        var id = await hall.AddPerformanceAsync();
        var held = await PostAsync($"/v1/performances/{id}/holds", "hold", ["A-1-2"], hall.Buyer);
        ((int)held.Status).ShouldBeInRange(200, 299, held.Text);

        var blocked = await PostAsync($"/v1/performances/{id}/seats/block", "b", ["A-1-1", "A-1-2"]);

        blocked.Text.ShouldBe("""{"seats":[{"seat":"A-1-1","result":"done"},{"seat":"A-1-2","result":"taken"}]}""");
        (await PostAsync($"/v1/performances/{id}/holds", "h2", ["A-1-1"], hall.Server.TokenFor(Guid.NewGuid()))).ShouldBeProblem("seats-taken");

        await PostAsync($"/v1/performances/{id}/seats/unblock", "u", ["A-1-1"]);
        var after = await PostAsync($"/v1/performances/{id}/holds", "h3", ["A-1-1"], hall.Server.TokenFor(Guid.NewGuid()));
        ((int)after.Status).ShouldBeInRange(200, 299, after.Text);
    }

    [Fact]
    public async Task The_same_key_gets_the_same_answer_and_does_nothing_again()
    {
        var path = $"/v1/performances/{await hall.AddPerformanceAsync()}/seats";
        var first = await PostAsync($"{path}/block", "once", ["A-1-1"]);
        await PostAsync($"{path}/unblock", "free", ["A-1-1"]);

        (await PostAsync($"{path}/block", "once", ["A-1-1"])).Text.ShouldBe(first.Text);

        (await PostAsync($"{path}/block", "once", ["A-1-2"])).ShouldBeProblem("idempotency-key-reused");
        var held = await PostAsync($"{path[..^"/seats".Length]}/holds", "h", ["A-1-1"], hall.Server.TokenFor(Guid.NewGuid()));
        ((int)held.Status).ShouldBeInRange(200, 299, held.Text);
    }

    [Fact]
    public async Task A_key_is_needed() =>
        (await hall.PostAsync($"/v1/performances/{await hall.AddPerformanceAsync()}/seats/block", new { seats = new[] { "A-1-1" } }))
            .ShouldBeProblem("idempotency-key-missing");

    [Fact]
    public async Task One_to_a_thousand_seats_that_exist_and_differ()
    {
        var path = $"/v1/performances/{await hall.AddPerformanceAsync()}/seats/block";

        (await PostAsync(path, "none", [])).ShouldBeProblem("invalid-input");
        (await PostAsync(path, "most", [.. Enumerable.Range(0, 1_000).Select(seat => $"{seat}")])).ShouldBeProblem("unknown-seats");
        (await PostAsync(path, "many", [.. Enumerable.Range(0, 1_001).Select(seat => $"{seat}")])).ShouldBeProblem("invalid-input");
        (await PostAsync(path, "twice", ["A-1-1", "A-1-1"])).ShouldBeProblem("invalid-input");
        var unknown = (await PostAsync(path, "what", ["A-1-1", "Z-1-1"])).ShouldBeProblem("unknown-seats");
        unknown.GetProperty("seats").EnumerateArray().Select(seat => seat.GetString()).ShouldBe(["Z-1-1"]);
        (await hall.PostAsync(path, """{"seats":[null]}""")).ShouldBeProblem("idempotency-key-missing");
    }

    [Fact]
    public async Task Only_the_owner_and_admins_block_seats()
    {
        var path = $"/v1/performances/{await hall.AddPerformanceAsync()}/seats/block";

        (await PostAsync(path, "k", ["A-1-1"], hall.OtherPromoter)).ShouldBeProblem("forbidden");
        (await PostAsync(path, "k", ["A-1-1"], hall.Buyer)).ShouldBeProblem("forbidden");
        (await PostAsync(path, "k", ["A-1-1"], hall.Admin)).Text.ShouldContain("done");
        (await PostAsync("/v1/performances/none/seats/block", "k2", ["A-1-1"])).ShouldBeProblem("not-found");
    }

    private Task<JsonAnswer> PostAsync(string path, string key, string[] seats, string? token = null) =>
        hall.Server.PostAsync(path, new { seats }, token ?? hall.Promoter, ("Idempotency-Key", key));
}
