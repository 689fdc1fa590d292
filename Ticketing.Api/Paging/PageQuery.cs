using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Ticketing.Api.Problems;
using Ticketing.Grains.Ids;

namespace Ticketing.Api.Paging;

/// <summary>The query of every list; a handler takes it with <c>[AsParameters]</c>.</summary>
/// <param name="Limit">How many items at most, 1 to 100; 20 when missing.</param>
/// <param name="Cursor">The <c>nextCursor</c> of the page before; the first page when missing.</param>
public readonly record struct PageQuery(
    [property: Description("How many items at most, 1 to 100; 20 when missing.")] int? Limit,
    [property: Description("The nextCursor of the page before; the first page when missing.")] string? Cursor)
{
    /// <summary>The page size when none is asked for.</summary>
    public const int DefaultLimit = 20;

    /// <summary>The largest page.</summary>
    public const int MaxLimit = 100;

    /// <summary>Checks the query for the list called <paramref name="list"/>.</summary>
    /// <param name="list">The name inside the list's cursors.</param>
    /// <param name="page">The page to read.</param>
    /// <param name="problem">Why the query is refused.</param>
    public bool TryRead(string list, out PageRequest page, [NotNullWhen(false)] out ProblemResult? problem)
    {
        page = default;
        var limit = Limit ?? DefaultLimit;
        if (limit is < 1 or > MaxLimit)
        {
            problem = ProblemCatalogue.ValidationFailed.With($"limit is 1 to {MaxLimit}, not {limit}.");
            return false;
        }
        var after = string.IsNullOrEmpty(Cursor) ? "" : Paging.Cursor.TryRead(list, Cursor);
        if (after is null)
        {
            problem = ProblemCatalogue.CursorInvalid.With("Start again without a cursor.");
            return false;
        }
        problem = null;
        page = new PageRequest(list, limit, after);
        return true;
    }

    /// <summary>As the other one, for a list that is ordered by an instant and an id.</summary>
    /// <param name="list">The list's name, which its cursors carry.</param>
    /// <param name="page">The page.</param>
    /// <param name="point">Where the page before ended; null for the first page.</param>
    /// <param name="problem">Why the query is no query, when it is none.</param>
    public bool TryRead(string list, out PageRequest page, out PagePoint? point, [NotNullWhen(false)] out ProblemResult? problem)
    {
        point = null;
        if (!TryRead(list, out page, out problem)) return false;
        if (page.After.Length == 0) return true;
        point = PagePoint.TryRead(page.After);
        if (point is null) problem = ProblemCatalogue.CursorInvalid.With("Start again without a cursor.");
        return point is not null;
    }
}

/// <summary>A checked page query.</summary>
/// <param name="List">The list's name.</param>
/// <param name="Limit">The items to give, 1 to 100.</param>
/// <param name="After">The key of the last item of the page before; empty for the first page.</param>
public readonly record struct PageRequest(string List, int Limit, string After)
{
    /// <summary>How many rows to read: one more than to give tells whether there is a next page.</summary>
    public int ReadLimit => Limit + 1;

    /// <summary>Makes the answer.</summary>
    /// <param name="rows">The rows after <see cref="After"/>, at most <see cref="ReadLimit"/> of them.</param>
    /// <param name="key">The key of a row, by which the list is ordered.</param>
    /// <param name="item">The row as callers see it.</param>
    public Page<TItem> ToPage<TRow, TItem>(IReadOnlyList<TRow> rows, Func<TRow, string> key, Func<TRow, TItem> item)
    {
        var more = rows.Count > Limit;
        return new Page<TItem>([.. rows.Take(Limit).Select(item)], more ? Cursor.After(List, key(rows[Limit - 1])) : null);
    }

    /// <summary>The answer to a page that is ordered by an instant and an id.</summary>
    /// <param name="rows">What was read: one more than the page has when there is another page.</param>
    /// <param name="point">Where a row stands in the list.</param>
    /// <param name="item">The item of a row.</param>
    public Page<TItem> ToPage<TRow, TItem>(IReadOnlyList<TRow> rows, Func<TRow, PagePoint> point, Func<TRow, TItem> item) =>
        ToPage(rows, row => point(row).Write(), item);
}

/// <summary>One page of a list.</summary>
/// <param name="Items">The items, at most as many as asked for.</param>
/// <param name="NextCursor">The cursor of the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
