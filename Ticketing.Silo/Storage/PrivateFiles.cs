using System.Runtime.Versioning;

namespace Ticketing.Silo.Storage;

/// <summary>
/// The data folder and its files belong to the user that runs the program alone: rows have names, addresses and password hashes, and the keys
/// that sign tickets. Only on Unix; on Windows a folder has the rights of the one that it is in.
/// </summary>
internal static partial class PrivateFiles
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Makes the folder, or takes others' rights to it away when it is there already.</summary>
    public static void MakeFolder(string path, ILogger logger)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else if (!Directory.Exists(path)) Directory.CreateDirectory(path, OwnersFolder);
        else Tighten(path, OwnersFolder, logger);
    }

    /// <summary>Makes the file empty, or takes others' rights to it away when it is there already.</summary>
    public static void MakeFile(string path, ILogger logger)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path)) Tighten(path, OwnersFile, logger);
        else Open(path, FileShare.ReadWrite).Dispose();
    }

    /// <summary>Takes others' rights to a file away, if it is there.</summary>
    public static void Tighten(string path, ILogger logger)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path)) Tighten(path, OwnersFile, logger);
    }

    /// <summary>Opens a file for reading and writing, and makes it when it is not there.</summary>
    /// <exception cref="IOException">Somebody else has it open in a way that <paramref name="share"/> does not bear.</exception>
    public static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnersFile;
        return new FileStream(path, options);
    }

    [UnsupportedOSPlatform("windows")]
    private static void Tighten(string path, UnixFileMode most, ILogger logger)
    {
        var mode = File.GetUnixFileMode(path);
        if ((mode & Others) == UnixFileMode.None) return;

        // A folder with this bit, as /tmp is, is meant for everybody.
        if (mode.HasFlag(UnixFileMode.StickyBit))
        {
            LogShared(logger, path);
            return;
        }

        try
        {
            File.SetUnixFileMode(path, mode & most);
            LogTightened(logger, path, mode, mode & most);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            LogLeft(logger, exception, path, mode);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Others had rights to {Path} ({Before}); now it is {After}.")]
    private static partial void LogTightened(ILogger logger, string path, UnixFileMode before, UnixFileMode after);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The data folder {Path} is shared with everybody. Its files can be read by this user only; choose a folder of the program's own.")]
    private static partial void LogShared(ILogger logger, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Others have rights to {Path} ({Mode}), and this user may not change that.")]
    private static partial void LogLeft(ILogger logger, Exception exception, string path, UnixFileMode mode);
}
