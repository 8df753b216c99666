package io.octollm.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;

/**
 * RocksDB's native library, unpacked into the data folder, where the next start replaces it. Left to
 * itself RocksDB unpacks it into the temporary folder, and each {@code kill -9} leaves 15 MB there.
 */
final class NativeStore {
  private static final String FOLDER = "native";

  private NativeStore() {}

  /** Before the first store is opened; again it does nothing. */
  static void unpack(Path dataDir) throws IOException {
    Path folder = Files.createDirectories(dataDir.resolve(FOLDER));
    try {
      NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
    } catch (UnsatisfiedLinkError e) {
      String message = String.valueOf(e.getMessage());
      throw Failure.unreachable("RocksDB's native library cannot be loaded from " + folder + " ("
          + message.substring(message.lastIndexOf(": ") + 1).strip() + "): mount the file system of the data"
          + " folder without noexec, or choose another folder with --data (OCTOLLM_DATA_DIR)");
    }
  }
}
