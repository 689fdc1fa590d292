using System.Diagnostics;

namespace Ticketing.Tests.Faults.Running;

/// <summary>A file system of a few megabytes in memory, which can be filled up. Mounting it needs root.</summary>
internal sealed class SmallDisk : IDisposable
{
    /// <summary>The reason why a test is skipped without such a disk.</summary>
    public const string Missing = "Mounting a small file system is not permitted here.";

    private const int Megabytes = 96;
    private const string Ballast = "ballast";

    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Mounts a disk.</summary>
    /// <returns>The disk; null where mounting is not permitted.</returns>
    public static SmallDisk? TryMount()
    {
        var folder = Directory.CreateTempSubdirectory("ticketing-disk-").FullName;
        if (TryRun("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", folder)) return new SmallDisk(folder);
        Directory.Delete(folder);
        return null;
    }

    /// <summary>Uses up all free space.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Path.Combine(Folder, Ballast), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4_096];
        try
        {
            while (true) ballast.Write(block);
        }
        catch (IOException)
        {
            // The disk is full, as intended.
        }
    }

    /// <summary>Frees the space again.</summary>
    public void Empty() => File.Delete(Path.Combine(Folder, Ballast));

    public void Dispose()
    {
        if (TryRun("umount", Folder)) Directory.Delete(Folder);
    }

    private static bool TryRun(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
