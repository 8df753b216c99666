package io.octollm.ops.console;

/**
 * A path and who answers it.
 *
 * @param path exact, or a prefix when it ends with a slash
 */
record Route(String method, String path, Scope scope, Handler handler) {
  /** Answers one request; IllegalArgumentException becomes a 400 with its message. */
  @FunctionalInterface
  interface Handler {
    Answer answer(Request request) throws Exception;
  }

  /** The path without what is the caller's. */
  String template() {
    return path.endsWith("/") ? path + "{id}" : path;
  }

  boolean isAt(String requestPath) {
    return path.endsWith("/")
        ? requestPath.startsWith(path) && requestPath.length() > path.length()
        : requestPath.equals(path);
  }
}
