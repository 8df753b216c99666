package io.octollm.ops.doctor;

import java.util.List;

/**
 * Something on the cluster or in a client's settings that is not as a pipeline needs it.
 *
 * @param what it is about, such as {@code octollm.control}
 * @param cause what is the case, and what is needed
 * @param fix a command, or a setting to change
 * @param decisive whether no pipeline can do its work with it; else it works, and worse than it should
 */
public record Misfit(String what, String cause, String fix, boolean decisive) {
  static Misfit decisive(String what, String cause, String fix) {
    return new Misfit(what, cause, fix, true);
  }

  static Misfit bearable(String what, String cause, String fix) {
    return new Misfit(what, cause, fix, false);
  }

  /** The whole in one line. */
  public String line() {
    return what + " " + cause + ": " + fix;
  }

  Finding.Trouble trouble(String check) {
    return new Finding.Trouble(check, cause, fix);
  }

  /** A trouble for each; {@code ok} when there is none. */
  static List<Finding> findings(List<Misfit> misfits, String check, Finding.Ok ok) {
    return misfits.isEmpty() ? List.of(ok)
        : misfits.stream().<Finding>map(misfit -> misfit.trouble(check)).toList();
  }
}
