package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskLinesTest {
  @Test
  void blankLinesAreSkippedAndCounted() throws IOException {
    List<TaskLines.Line> lines = read("a\n\n \t\r\nb\r\nc".getBytes());

    assertThat(lines).extracting(TaskLines.Line::number).containsExactly(1, 4, 5);
    assertThat(lines).extracting(line -> new String(line.bytes())).containsExactly("a", "b", "c");
  }

  @Test
  void bytesThatAreNoTextComeThroughAsTheyAre() throws IOException {
    byte[] odd = {(byte) 0xff, 0, (byte) 0x80};
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.writeBytes(odd);
    input.write('\n');

    assertThat(read(input.toByteArray())).singleElement()
        .satisfies(line -> assertThat(line.bytes()).isEqualTo(odd));
  }

  @Test
  void aLineMayBeLongerThanTheBuffer() throws IOException {
    byte[] input = ("x".repeat(200_000) + "\ny").getBytes();

    assertThat(read(input)).extracting(line -> line.bytes().length).containsExactly(200_000, 1);
  }

  /** Such as a file without a line end: no more of it is kept than anybody could take. */
  @Test
  void aLineThatIsTooLongIsCutAndCounted() throws IOException {
    byte[] input = new byte[TaskLines.MOST_BYTES + 100];
    Arrays.fill(input, (byte) 'x');
    input[input.length - 2] = '\n';

    List<TaskLines.Line> lines = read(input);

    assertThat(lines).extracting(line -> line.bytes().length).containsExactly(TaskLines.MOST_BYTES + 1, 1);
    assertThat(lines).extracting(TaskLines.Line::length).containsExactly(TaskLines.MOST_BYTES + 98L, 1L);
  }

  private static List<TaskLines.Line> read(byte[] input) throws IOException {
    List<TaskLines.Line> lines = new ArrayList<>();
    try (TaskLines from = new TaskLines(new ByteArrayInputStream(input))) {
      for (TaskLines.Line line = from.next(); line != null; line = from.next()) {
        lines.add(line);
      }
    }
    return lines;
  }
}
