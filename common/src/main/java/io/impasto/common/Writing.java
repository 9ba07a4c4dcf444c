package io.impasto.common;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The right to write to files and folders. */
public final class Writing {

    private Writing() {}

    /** @throws IOException if this process may not write there, which {@link #obstacle} has words for */
    public static void require(Path path) throws IOException {
        // Files.isWritable asks the same but keeps the reason to itself: permissions, a read-only file system, a locked
        // file.
        path.getFileSystem().provider().checkAccess(path, modes(path));
    }

    private static AccessMode[] modes(Path path) {
        return Files.isDirectory(path)
                ? new AccessMode[] {AccessMode.READ, AccessMode.WRITE, AccessMode.EXECUTE}
                : new AccessMode[] {AccessMode.READ, AccessMode.WRITE};
    }

    /** Which file it was about, and what is the matter with it; Java's own messages often are the file's name alone. */
    public static String obstacle(IOException why) {
        if (!(why instanceof FileSystemException known) || known.getFile() == null) {
            return String.valueOf(why.getMessage());
        }
        return known.getFile() + ": " + reason(known);
    }

    private static String reason(FileSystemException why) {
        if (why.getReason() != null) {
            return why.getReason();
        } else if (why instanceof AccessDeniedException) {
            return "Permission denied";
        } else if (why instanceof FileAlreadyExistsException) {
            return "Not a directory";
        } else if (why instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        return why.getClass().getSimpleName();
    }
}
