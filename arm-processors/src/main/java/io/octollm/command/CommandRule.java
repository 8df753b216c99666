package io.octollm.command;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words that a command may have behind its name. Each must fit as a whole: an option, or the
 * operand whose turn it is.
 *
 * @param option words that are no operands
 * @param first the first operand, where it is of another kind than the others; null where not
 * @param operand every other operand
 * @param mostOperands how many operands there may be
 * @param answers the highest exit code that is an answer and no failure
 */
public record CommandRule(
    Pattern option, @Nullable Pattern first, Pattern operand, int mostOperands, int answers) {
  /** A plain name in the call's own folder: no path, no hidden file, nothing that looks like an option. */
  static final String FILE = "[A-Za-z0-9_][A-Za-z0-9._-]{0,63}";
  /** A text that cannot be taken for an option. */
  static final String TEXT = "(?s)(?!-).*";
  static final String NONE = "(?!)";
  private static final int ANY_NUMBER = Integer.MAX_VALUE;

  /** Options and any number of operands of one kind. */
  static CommandRule of(String option, String operand) {
    return new CommandRule(Pattern.compile(option), null, Pattern.compile(operand), ANY_NUMBER, 0);
  }

  CommandRule first(String operand) {
    return new CommandRule(option, Pattern.compile(operand), this.operand, mostOperands, answers);
  }

  CommandRule atMost(int operands) {
    return new CommandRule(option, first, operand, operands, answers);
  }

  CommandRule answers(int highestExitCode) {
    return new CommandRule(option, first, operand, mostOperands, highestExitCode);
  }

  /** The position of the first word that is not allowed, counted from 1; 0 when there is none. */
  int refused(List<String> words) {
    int operands = 0;
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (isOperand(word, operands)) {
        operands++;
      } else if (!option.matcher(word).matches()) {
        return i;
      }
    }
    return 0;
  }

  private boolean isOperand(String word, int before) {
    Pattern expected = before == 0 && first != null ? first : operand;
    return before < mostOperands && expected.matcher(word).matches();
  }
}
