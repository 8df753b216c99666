package io.octollm.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandFileTest {
  private static Map<String, CommandRule> parse(String json) throws CommandFile.Invalid {
    return CommandFile.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void rulesAreReadAndHold() throws Exception {
    CommandRule rule = parse("""
        {"format": 1, "commands": {"python3": {"options": "-[IBS]", "first": "[a-z]+\\\\.py",
          "operands": "(?!-).*", "most_operands": 3, "answers": 2}}}""").get("python3");

    assertThat(rule.refused(List.of("python3", "-I", "a.py", "two\nlines", "3"))).isZero();
    assertThat(rule.refused(List.of("python3", "-c", "a.py"))).isEqualTo(1);
    assertThat(rule.refused(List.of("python3", "/etc/a.py"))).isEqualTo(1);
    assertThat(rule.refused(List.of("python3", "a.py", "1", "2", "3"))).isEqualTo(4);
    assertThat(rule.answers()).isEqualTo(2);
  }

  @Test
  void ruleThatSaysNothingAllowsNoWord() throws Exception {
    assertThat(parse("{\"format\":1,\"commands\":{\"hostname\":{}}}").get("hostname")
        .refused(List.of("hostname", "x"))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
      "[] | an object in braces",
      "{\"format\":1,\"commands\":} | line 1: this is no JSON",
      "{\"commands\":{}} | format: must be 1",
      "{\"format\":1} | commands: must be an object",
      "{\"format\":1,\"comands\":{}} | the nearest is commands",
      "{\"format\":1,\"commands\":{\"a/b\":{}}} | no path",
      "{\"format\":1,\"commands\":{\"bash\":{}}} | commands.bash: runs whatever a text says",
      "{\"format\":1,\"commands\":{\"env\":{}}} | commands.env: runs whatever",
      "{\"format\":1,\"commands\":{\"a\":1}} | commands.a: must be an object",
      "{\"format\":1,\"commands\":{\"a\":{\"option\":\"x\"}}} | the nearest is options",
      "{\"format\":1,\"commands\":{\"a\":{\"options\":\"(\"}}} | commands.a.options: is no regular expression",
      "{\"format\":1,\"commands\":{\"a\":{\"first\":1}}} | commands.a.first: must be a regular expression",
      "{\"format\":1,\"commands\":{\"a\":{\"answers\":-1}}} | commands.a.answers: must be a whole number",
      "{\"format\":1,\"commands\":{\"a\":{},\"a\":{}}} | a name stands twice"})
  void fileThatDoesNotFitNamesThePlace(String json, String problem) {
    assertThatThrownBy(() -> parse(json)).isInstanceOf(CommandFile.Invalid.class)
        .hasMessageContaining(problem);
  }
}
