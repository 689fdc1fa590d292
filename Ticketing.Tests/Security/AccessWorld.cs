using System.Net.Http.Headers;
using Shouldly;
using Ticketing.Grains.Actors;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Security;

/// <summary>The application with one person of each kind, who have accounts, and objects of the owners. Objects are given by their address.</summary>
public sealed class AccessWorld : IAsyncLifetime
{
    // Long ago and a whole second, so that what the API shows of it is what it is.
    private static readonly DateTimeOffset SaleOpenedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Of a row that ends all sessions of somebody, the rows after it notice nothing.
    private const long LateEpoch = 1_000;

    private readonly Guid[] _users = new Guid[Enum.GetValues<Who>().Length];
    private string _hall = "";
    private string _show = "";

    public HallServer Hall { get; init; } = new() { Settings = Everything };

    /// <summary>Settings with which the application has every endpoint.</summary>
    public static Dictionary<string, string?> Everything => new(StringComparer.Ordinal) { ["Operations:Dashboard"] = "true" };

    public ApiServer Server => Hall.Server;

    /// <summary>The owner of everything that is a buyer's.</summary>
    public LoggedIn Buyer { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Hall.InitializeAsync();
        (_hall, _show) = (await Hall.AddHallAsync(), await ShowAsync());
        Buyer = await Server.SignUpAsync();
        foreach (var who in Enum.GetValues<Who>())
            _users[(int)who] = who switch
            {
                Who.Owner => Buyer.User,
                Who.Admin => (await Server.AdminAsync()).User,
                Who.OtherPromoter => (await Server.PromoterAsync()).User,
                _ => (await Server.SignUpAsync()).User,
            };
    }

    public Task DisposeAsync() => Hall.DisposeAsync();

    /// <summary>A token of a session of its own, so that a log-out ends no other one.</summary>
    public string? TokenOf(Who who, bool isPromoters = false) => who switch
    {
        Who.Anonymous => null,
        Who.Owner when isPromoters => Hall.Promoter,
        Who.OtherPromoter => Token(who, Role.Promoter),
        Who.Admin => Token(who, Role.Admin),
        _ => Token(who, Role.User),
    };

    public Task<JsonAnswer> AsBuyerAsync(string path) => Server.GetAsync(path, TokenOf(Who.Owner));

    /// <summary>Sends a call. An answer that never ends is read to the end of its head.</summary>
    internal async Task<JsonAnswer> SendAsync(AccessRow row, Call call, string? token)
    {
        var body = call.Body is Func<HttpContent> make ? make() : call.Body;
        if (!row.Route.EndsWith("/events", StringComparison.Ordinal)) return await Server.SendAsync(row.Method, call.Path, body, token, call.Headers);
        using var request = new HttpRequestMessage(row.Method, call.Path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new JsonAnswer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, "", []);
    }

    public static (string, string) NewKey() => ("Idempotency-Key", Guid.NewGuid().ToString());

    public static string NewEmail() => $"{Guid.NewGuid():N}@example.com";

    public async Task<string> VenueAsync() => $"/v1/venues/{await Hall.AddVenueAsync()}";

    public async Task<string> ShowAsync() => $"/v1/shows/{await Hall.AddShowAsync()}";

    public Dictionary<string, object?> Draft(string venue) => Hall.Draft(venue, Hall.NextStart());

    /// <summary>A performance of its own whose second row, A-2-1 to A-2-5, is free of charge.</summary>
    public async Task<string> PerformanceAsync(DateTimeOffset? opensAt = null, object? waitingRoom = null)
    {
        var draft = Draft(_hall);
        draft["saleOpensAt"] = opensAt ?? SaleOpenedAt;
        if (waitingRoom is not null) (draft["hasWaitingRoom"], draft["waitingRoom"]) = (true, waitingRoom);
        var made = await Hall.PostAsync($"{_show}/performances", draft);
        return $"/v1/performances/{made.String("performanceId")}";
    }

    /// <summary>A performance with a waiting room in which nobody is called.</summary>
    public Task<string> RoomAsync() => PerformanceAsync(waitingRoom: new { paused = true });

    public async Task<string> HoldAsync()
    {
        var performance = await PerformanceAsync();
        var hold = await Server.PostAsync($"{performance}/holds", new { seats = new[] { "A-2-1" } }, TokenOf(Who.Owner), NewKey());
        return $"{performance}/holds/{hold.String("holdId")}";
    }

    public async Task<string> OrderAsync()
    {
        var hold = (await HoldAsync()).Split('/');
        var order = await Server.PostAsync("/v1/orders", new { performanceId = hold[3], holdId = hold[^1] }, TokenOf(Who.Owner), NewKey());
        return $"/v1/orders/{order.String("orderId")}";
    }

    public async Task<(string Performance, string Serial)> TicketAsync()
    {
        var order = await OrderAsync();
        var paid = await Server.PostAsync($"{order}/confirmation", new { amount = 0 }, TokenOf(Who.Owner), NewKey());
        paid.String("status").ShouldBe("paid");
        var performance = paid.String("performanceId");
        var tickets = (await AsBuyerAsync("/v1/tickets?limit=100")).Json.GetProperty("items").EnumerateArray();
        return ($"/v1/performances/{performance}", tickets.Single(ticket => ticket.GetProperty("performanceId").GetString() == performance).GetProperty("serial").GetString()!);
    }

    /// <summary>An edit based on what is there now.</summary>
    internal async Task<Call> EditAsync(string path, object? body = null) =>
        new(path, body, ("If-Match", (await Server.GetAsync(path)).Headers["ETag"])) { State = StateOf(path) };

    /// <summary>What everybody sees at an address.</summary>
    public Func<Task<string>> StateOf(string path) => async () => (await Server.GetAsync(path)).Text;

    private string Token(Who who, Role role) => Server.TokenFor(_users[(int)who], role, Guid.NewGuid().ToString("N"), LateEpoch);
}
