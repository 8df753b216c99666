package io.octollm.arm.code;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Parses Java by the JDK's own compiler, which neither resolves nor generates anything. A piece that is
 * no file is tried as the body of a method too. On a runtime without a compiler nothing is checked.
 */
final class JavaSyntax implements Syntax {
  /** The parser descends: what is nested deeper than any program might take its stack. */
  private static final int MAX_DEPTH = 500;

  @Override
  public Found check(String language, String content) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null || depth(content) > MAX_DEPTH) {
      return Found.UNCHECKED;
    }
    try {
      List<String> errors = errors(compiler, content);
      return errors.isEmpty() || errors(compiler, "class Piece { void piece() {\n" + content + "\n} }").isEmpty()
          ? Found.OK : Found.errors(errors);
    } catch (StackOverflowError | IllegalStateException e) {
      // A chain without brackets, such as ten thousand times else if, is as deep; the compiler wraps what broke it.
      return Found.UNCHECKED;
    }
  }

  private static List<String> errors(JavaCompiler compiler, String content) {
    var found = new DiagnosticCollector<JavaFileObject>();
    var task = (JavacTask) compiler.getTask(Writer.nullWriter(), null, found,
        List.of("-proc:none", "-XDrawDiagnostics=false"), null, List.of(new Source(content)));
    try {
      task.parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> errors = new ArrayList<>();
    for (Diagnostic<?> diagnostic : found.getDiagnostics()) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        errors.add("line " + diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT));
      }
    }
    return errors;
  }

  /** How deep brackets are open at once, at the most; those in texts and comments count too. */
  private static int depth(String content) {
    int depth = 0;
    int most = 0;
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c == '(' || c == '[' || c == '{' || c == '<') {
        most = Math.max(most, ++depth);
      } else if (c == ')' || c == ']' || c == '}' || c == '>') {
        depth = Math.max(0, depth - 1);
      }
    }
    return most;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String content;

    Source(String content) {
      super(URI.create("string:///Piece.java"), Kind.SOURCE);
      this.content = content;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }
}
