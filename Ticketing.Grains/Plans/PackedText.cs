namespace Ticketing.Grains.Plans;

/// <summary>Stores many short texts in one array, so that 100,000 seat ids do not need 100,000 strings.</summary>
internal sealed class PackedText
{
    private char[] _chars;
    private int[] _ends;

    public PackedText(int texts = 1024, int chars = 8192)
    {
        _chars = new char[chars];
        _ends = new int[texts];
    }

    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : _ends[index - 1];
            return _chars.AsSpan(start, _ends[index] - start);
        }
    }

    public void Add(ReadOnlySpan<char> text)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (Count == _ends.Length)
            Array.Resize(ref _ends, Count * 2);
        if (start + text.Length > _chars.Length)
            Array.Resize(ref _chars, Math.Max(_chars.Length * 2, start + text.Length));
        text.CopyTo(_chars.AsSpan(start));
        _ends[Count++] = start + text.Length;
    }

    /// <summary>The same texts in another order, in arrays without unused space.</summary>
    public PackedText Reordered(ReadOnlySpan<int> order)
    {
        var packed = new PackedText(order.Length, Count == 0 ? 0 : _ends[Count - 1]);
        foreach (var index in order)
            packed.Add(this[index]);
        return packed;
    }
}
