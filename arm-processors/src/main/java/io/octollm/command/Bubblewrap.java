package io.octollm.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox of Linux namespaces: no network, the system's programs and the call's files to read, a
 * {@code /tmp} in memory to write, nobody's user, no other process to see. There is no {@code /proc}.
 *
 * @param bwrap the program
 * @param prlimit which limits a process from the inside: processes are counted per namespace
 * @param setpriv which gives up root first; null where this process is no root
 */
record Bubblewrap(Path bwrap, Path prlimit, @Nullable Path setpriv, CommandLimits limits)
    implements Sandbox {
  static final String NAME = "bubblewrap";
  private static final int NOBODY = 65534;
  private static final int MOST_OPEN_FILES = 256;
  /** Folders of programs and libraries; on a merged system links into {@code /usr}. */
  private static final List<String> SYSTEM = List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64");
  /** What the dynamic linker and the alternatives of Debian need of {@code /etc}. */
  private static final List<String> PLAIN = List.of("/etc/ld.so.cache", "/etc/alternatives");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean takesAdded() {
    return true;
  }

  @Override
  public boolean holds() {
    return true;
  }

  /** Root becomes nobody, and nobody may not pass through a private folder. */
  @Override
  public Path place(Path wanted) {
    return setpriv == null ? wanted : Path.of(System.getProperty("java.io.tmpdir"));
  }

  @Override
  public int owner() {
    return setpriv == null ? -1 : NOBODY;
  }

  @Override
  public List<String> enter(List<String> argv, Path files) {
    List<String> words = new ArrayList<>();
    if (setpriv != null) {
      // The root of a user namespace is still the owner of root's files, and no limit of processes holds for it.
      add(words, setpriv, "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--inh-caps=-all",
          "--bounding-set=-all", "--no-new-privs", "--");
    }
    add(words, bwrap, "--unshare-all", "--unshare-user", "--disable-userns", "--cap-drop", "ALL",
        "--uid", NOBODY, "--gid", NOBODY, "--hostname", "sandbox", "--new-session", "--die-with-parent");
    see(words, files);
    add(words, "--clearenv", "--setenv", "PATH", "/usr/bin:/bin", "--setenv", "HOME", "/tmp",
        "--setenv", "LC_ALL", "C.UTF-8", "--");
    limit(words);
    words.addAll(argv);
    return words;
  }

  private void see(List<String> words, Path files) {
    add(words, "--ro-bind", "/usr", "/usr");
    for (String folder : SYSTEM) {
      Path path = Path.of(folder);
      if (Files.isSymbolicLink(path)) {
        add(words, "--symlink", "usr" + folder, folder);
      } else {
        add(words, "--ro-bind-try", folder, folder);
      }
    }
    for (String file : PLAIN) {
      add(words, "--ro-bind-try", file, file);
    }
    add(words, "--dev", "/dev", "--remount-ro", "/dev", "--size", (long) limits.diskMib() << 20, "--tmpfs", "/tmp",
        "--ro-bind", files, "/work", "--chdir", "/work", "--remount-ro", "/");
  }

  private void limit(List<String> words) {
    add(words, prlimit, "--cpu=" + limits.cpuSeconds(), "--as=" + ((long) limits.memoryMib() << 20),
        "--nproc=" + limits.processes(), "--fsize=" + ((long) limits.diskMib() << 20),
        "--nofile=" + MOST_OPEN_FILES, "--core=0", "--");
  }

  private static void add(List<String> words, Object... more) {
    for (Object word : more) {
      words.add(word.toString());
    }
  }
}
