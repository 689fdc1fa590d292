using System.Reflection;
using System.Text.Json;
using Shouldly;
using Ticketing.Grains.Storage;
using Xunit;

namespace Ticketing.Tests.Storage;

/// <summary>Every query gives the rows that its declaration means in memory, in that order, on random rows.</summary>
/// <remarks>
/// There are more than a hundred cases, and the migrations of a database take longer than a case. So all cases share one database, and each case
/// removes its rows.
/// </remarks>
public abstract class RowQueryContract
{
    private const int RowsPerQuery = 300;
    private const int QuestionsPerQuery = 100;

    protected abstract IRowStore Store { get; }

    public static TheoryData<Type> QueryTypes => new(RandomRows.QueryTypes);

    public static TheoryData<Type> RowTypes => new(RandomRows.RowTypes);

    [SkippableTheory]
    [MemberData(nameof(QueryTypes))]
    public Task A_query_gives_the_matching_rows_in_order_up_to_its_limit(Type query)
    {
        var row = query.BaseType!.GetGenericArguments()[0];
        return (Task)typeof(RowQueryContract).GetMethod(nameof(CompareAsync), BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(row).Invoke(this, [query])!;
    }

    [SkippableTheory]
    [MemberData(nameof(RowTypes))]
    public async Task A_row_of_every_type_is_inserted_updated_and_deleted(Type type)
    {
        var random = new RandomRows(seed: 7);
        var row = random.Row(type);

        (await Store.TryCommitAsync([row])).ShouldBeNull();
        (await Store.TryCommitAsync([row])).ShouldBe(row);
        (await Store.TryCommitAsync([row with { Version = 3 }])).ShouldNotBeNull();
        (await Store.TryCommitAsync([row with { Version = 2 }])).ShouldBeNull();
        (await Store.TryCommitAsync([RowWrite.Remove(row)])).ShouldNotBeNull();
        (await Store.TryCommitAsync([RowWrite.Remove(row with { Version = 2 })])).ShouldBeNull();
    }

    private async Task CompareAsync<T>(Type queryType)
        where T : Row
    {
        var random = new RandomRows(seed: 20_250_301);
        var rows = await FillAsync<T>(random);
        try
        {
            await AskAsync(queryType, random, rows);
        }
        finally
        {
            await Task.WhenAll(rows.Select(row => Store.TryCommitAsync([RowWrite.Remove(row)]).AsTask()));
        }
    }

    private async Task AskAsync<T>(Type queryType, RandomRows random, List<T> rows)
        where T : Row
    {
        var questions = new List<(RowQuery<T> Query, List<string> Expected)>();
        for (var question = 0; question < QuestionsPerQuery; question++)
        {
            var query = (RowQuery<T>)random.Make(queryType);
            var plan = query.Plan();
            var expected = rows.Where(row => plan.Matches(query, row)).Order(plan.Order).Take(query.Limit).Select(Json).ToList();

            var answer = await Store.ReadAsync(query);

            answer.Select(Json).ShouldBe(expected, $"{query}");
            questions.Add((query, expected));
        }

        questions.Sum(question => question.Expected.Count).ShouldBePositive("the questions must find something, or they prove nothing");
        var together = await Task.WhenAll(questions.Select(question => Store.ReadAsync(question.Query).AsTask()));
        foreach (var ((query, expected), answer) in questions.Zip(together)) answer.Select(Json).ShouldBe(expected, $"at once with others, {query}");
    }

    // Inserts, and updates of what is there already, all handed over at once; what was refused is not among the rows.
    private async Task<List<T>> FillAsync<T>(RandomRows random)
        where T : Row
    {
        var versions = new Dictionary<RowKey, long>();
        var written = new List<(T Row, Task<Row?> Commit)>();
        for (var count = 0; count < RowsPerQuery; count++)
        {
            var row = (T)random.Row(typeof(T));
            versions[row.Key] = versions.GetValueOrDefault(row.Key) + 1;
            row = row with { Version = versions[row.Key] };
            written.Add((row, Store.TryCommitAsync([row]).AsTask()));
        }

        var rows = new Dictionary<RowKey, T>();
        foreach (var (row, commit) in written)
        {
            if (await commit is null) rows[row.Key] = row;
        }

        return [.. rows.Values];
    }

    private static string Json(Row row) => JsonSerializer.Serialize(row, row.GetType());
}
