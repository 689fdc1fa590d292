using Ticketing.Peers;
using Ticketing.Peers.Bare;
using Ticketing.Peers.Duties;
using Ticketing.Peers.Holds;
using Ticketing.Peers.Postgres;
using Ticketing.Peers.Queues;
using Ticketing.Peers.Sales;
using Ticketing.Peers.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
builder.Services.ConfigureHttpJsonOptions(options => PeerJson.Configure(options.SerializerOptions));

var stores = new Stores(builder.Configuration);
var design = builder.Configuration["Design"] ?? throw new InvalidOperationException("Say which: --Design=row-lock, or another of the designs in bench/README.md.");
var app = builder.Build();
app.MapBare();
var desk = builder.Configuration.GetValue<bool>("Duties") ? new Desk(stores.Folder) : null;
if (await SeatDesigns.FindAsync(design, stores, desk is not null) is { } seats)
{
    app.MapHolds(seats, desk);
    if (desk is not null) app.MapDesk(desk, seats);
    if (desk is not null && seats is MySqlProcedure { Sales: var sales }) new SaleEndpoints(desk, sales).Map(app);
}
else if (design == "skip-locked" && desk is null)
{
    app.MapBest(new PostgresBest(await PostgresSeats.MakeAsync(await stores.PostgresAsync(), PostgresBest.Schema)));
}
else if (await QueueDesigns.FindAsync(design, stores) is { } queue)
{
    app.MapQueue(queue);
}
else
{
    throw new InvalidOperationException($"There is no design {design}{(desk is null ? "" : " with the same duties")}.");
}

await app.RunAsync();
