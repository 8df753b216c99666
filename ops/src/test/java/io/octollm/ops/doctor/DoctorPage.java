package io.octollm.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of {@code doctor.md}: what is found must stand there, with the fix that it has. */
final class DoctorPage {
  private DoctorPage() {}

  /** A row; in a cell … stands for anything. */
  private record Row(Pattern check, Pattern cause, Pattern fix) {
    boolean tells(Finding.Trouble trouble) {
      return check.matcher(trouble.check()).matches() && cause.matcher(trouble.cause()).matches()
          && fix.matcher(trouble.fix()).matches();
    }
  }

  static void tells(Finding finding) {
    assertThat(finding).isInstanceOfSatisfying(Finding.Trouble.class, trouble ->
        assertThat(rows()).as("rows of doctor.md for " + trouble.line())
            .anyMatch(row -> row.tells(trouble)));
  }

  private static List<Row> rows() {
    try {
      return Files.readAllLines(Path.of("doctor.md")).stream()
          .filter(line -> line.startsWith("| ")).map(line -> line.split(" ?\\| ?"))
          .map(cells -> new Row(pattern(cells[1]), pattern(cells[2]), pattern(cells[3]))).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Pattern pattern(String cell) {
    return Pattern.compile(Arrays.stream(cell.split("…", -1)).map(Pattern::quote)
        .collect(Collectors.joining(".*")));
  }
}
