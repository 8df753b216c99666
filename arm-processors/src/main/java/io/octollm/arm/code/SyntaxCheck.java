package io.octollm.arm.code;

import java.util.Map;

/**
 * The languages whose syntax is checked: in this process Java, JSON, XML, YAML and properties; by a
 * tool of the system, where it is there, Python, JavaScript and Bash.
 */
public final class SyntaxCheck implements Syntax {
  private final Map<String, Syntax> checks = Map.of(
      Languages.JAVA, new JavaSyntax(),
      Languages.JSON, new JsonSyntax(),
      Languages.XML, new XmlSyntax(),
      Languages.YAML, new YamlSyntax(),
      Languages.PROPERTIES, new PropertiesSyntax(),
      Languages.PYTHON, ToolSyntax.PYTHON.open(),
      Languages.JAVASCRIPT, ToolSyntax.NODE.open(),
      Languages.BASH, ToolSyntax.BASH.open());

  @Override
  public Found check(String language, String content) throws InterruptedException {
    Syntax check = checks.get(language);
    return check == null || content.length() > MAX_CHARACTERS
        ? Found.UNCHECKED : check.check(language, content);
  }

  /** What is worst among the blocks of code in a text: broken, else sound, else nothing that was checked. */
  public static State worst(String text, Syntax syntax) throws InterruptedException {
    State worst = State.UNCHECKED;
    for (CodeBlock block : CodeBlock.in(text)) {
      State state = syntax.check(Languages.of(block.language(), block.path()), block.content()).state();
      if (state == State.ERROR) {
        return state;
      }
      worst = state == State.OK ? state : worst;
    }
    return worst;
  }
}
