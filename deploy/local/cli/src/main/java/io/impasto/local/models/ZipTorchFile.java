package io.impasto.local.models;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The format since torch 1.6: a zip archive of {@code <folder>/data.pkl} and {@code <folder>/data/<key>} for each storage. */
final class ZipTorchFile implements TorchFile {

    private static final String PICKLE = "/data.pkl";

    private final ZipFile zip;
    private final String folder;
    private final Map<?, ?> entries;

    ZipTorchFile(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile());
        try {
            ZipEntry pickle = zip.stream()
                    .filter(entry -> entry.getName().endsWith(PICKLE))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the archive has no data.pkl"));
            this.folder = pickle.getName().substring(0, pickle.getName().length() - PICKLE.length());
            try (InputStream in = new BufferedInputStream(zip.getInputStream(pickle))) {
                this.entries = (Map<?, ?>) new TorchUnpickler().load(in);
            }
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    @Override
    public Map<?, ?> entries() {
        return entries;
    }

    @Override
    public InputStream open(StorageRef storage) throws IOException {
        String name = folder + "/data/" + storage.key();
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("the archive has no " + name);
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
