using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Security;

/// <summary>No address and no name reaches a file. Files come only from the try page, whose own lie inside its assembly.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class PathTraversalTests(HallServer hall) : IClassFixture<HallServer>
{
    // What lies beside the program, in the data folder, or is on every machine.
    private static readonly string[] Files = ["Ticketing.Silo.runtimeconfig.json", "Ticketing.Silo.dll", "ticketing.db", "etc/passwd"];
    private static readonly string[] Ups = ["../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..\\", "..%5c", "..%255c", "..;/", "....//", "%c0%ae%c0%ae/"];
    private static readonly string[] Starts = ["/", "/docs/", "/openapi/", "/v1/plans/", "/v1/tickets/", "//", "/docs//"];

    [Fact]
    public async Task No_address_leads_out_of_what_is_served()
    {
        foreach (var start in Starts)
        {
            foreach (var up in Ups)
            {
                foreach (var file in Files)
                {
                    var answer = await SendRawAsync($"GET {start}{up}{up}{up}{file} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                    answer.Split("\r\n")[0].ShouldMatch("^HTTP/1.1 (400|401|404|301|302)", $"{start}{up}{file}");
                    answer.ShouldNotContain("runtimeOptions");
                    answer.ShouldNotContain("root:");
                    answer.ShouldNotContain("SQLite");
                }
            }
        }
    }

    [Fact]
    public async Task The_try_page_is_still_served() =>
        (await SendRawAsync("GET /docs/index.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).ShouldStartWith("HTTP/1.1 200");

    [Theory]
    [InlineData("../../../evil"), InlineData("/tmp/evil"), InlineData("..\\evil"), InlineData("C:evil")]
    public async Task The_name_of_a_plan_is_a_name_and_no_file(string name)
    {
        var folder = hall.Server.Services.GetRequiredService<IConfiguration>()["Storage:DataFolder"]!;
        var before = Names(folder);
        var venue = await hall.AddVenueAsync();
        var csv = new StringContent("zone,row,number,category,x,y\n../zone,1,1,R,1,1\n", Encoding.UTF8, "text/csv");
        var made = await hall.PostAsync($"/v1/venues/{venue}/plans/csv?name={Uri.EscapeDataString(name)}", csv);

        made.String("name").ShouldBe(name);
        made.String("planId").ShouldStartWith("plan_");
        Names(folder).ShouldBe(before);
        Directory.GetFiles(Path.GetTempPath(), "*evil*").ShouldBeEmpty();
    }

    private static List<string> Names(string folder) => [.. Directory.GetFileSystemEntries(folder).Order(StringComparer.Ordinal)];

    // A client would tidy the address up before it sends it.
    private async Task<string> SendRawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(hall.Server.Http.BaseAddress!.Host, hall.Server.Http.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
