using System.Text;
using Shouldly;
using Ticketing.Bench.Http;
using Xunit;

namespace Ticketing.Tests.Bench;

/// <summary>The driver's reading of HTTP/1.1: whatever way the bytes are cut, the same answer.</summary>
[Trait("Suite", "Bench")]
public sealed class ResponseReaderTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello")]
    [InlineData("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\nLocation: /x\r\n\r\n3\r\nhel\r\nb\r\nlo, 서울!\r\n0\r\n\r\n", 201, "hello, 서울!")]
    [InlineData("HTTP/1.1 304 Not Modified\r\nETag: \"7\"\r\n\r\n", 304, "")]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", 204, "")]
    public void An_answer_is_complete_at_its_last_byte_and_not_before(string text, int status, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var cut = 1; cut < bytes.Length; cut++)
        {
            var reader = new ResponseReader(MaxBytes);
            Give(reader, bytes[..cut]).ShouldBeFalse();
            Give(reader, bytes[cut..]).ShouldBeTrue();
            reader.Status.ShouldBe(status);
            Encoding.UTF8.GetString(reader.Body).ShouldBe(body);
        }
    }

    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public void What_cannot_be_read_is_an_error_and_no_figure(string text) =>
        Should.Throw<InvalidDataException>(() => Give(new ResponseReader(MaxBytes), Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void A_field_is_taken_out_of_a_body() =>
        Encoding.ASCII.GetString(JsonField.Text("""{"holdId":"h1","seats":[]}"""u8, "\"holdId\":\""u8)).ShouldBe("h1");

    private const int MaxBytes = 128 * 1024;

    private static bool Give(ResponseReader reader, byte[] bytes)
    {
        bytes.CopyTo(reader.Free);
        return reader.Received(bytes.Length);
    }
}
