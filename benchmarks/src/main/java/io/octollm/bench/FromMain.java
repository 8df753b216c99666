package io.octollm.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Runs another program's {@code main} and prints as the last line how many seconds passed until it ended. */
final class FromMain {
  static final String SAYS = "from main ";

  private FromMain() {}

  /** @param arguments the name of a class, and what its main gets */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Method main = Class.forName(arguments[0]).getMethod("main", String[].class);
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    long start = System.nanoTime();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      double seconds = (System.nanoTime() - start) / 1e9;
      try (PrintStream out = new PrintStream(
          new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8)) {
        out.println(SAYS + seconds);
      }
    }));
    main.invoke(null, (Object) rest);
  }
}
