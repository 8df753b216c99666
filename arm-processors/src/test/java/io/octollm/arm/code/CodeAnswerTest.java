package io.octollm.arm.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.arm.code.Syntax.State;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeAnswerTest {
  private static final String OLD = "one\ntwo\nthree\nfour\n";
  private static final String PATCH = """
      --- a/list.txt
      +++ b/list.txt
      @@ -1,3 +1,3 @@
       one
      -two
      +deux
       three
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "```java path=src/A.java\\nint x;\\n```|src/A.java", "```java src/A.java\\nint x;\\n```|",
      "**src/A.java**\\n```java\\nint x;\\n```|src/A.java", "### File: `src/A.java`\\n\\n```java\\nint x;\\n```|src/A.java",
      "Here it is:\\n```java\\nint x;\\n```|", "```java title=\"src/A.java\"\\nint x;\\n```|src/A.java",
      "```path=src/A.java\\nint x;\\n```|src/A.java"})
  void blockNamesItsPathBehindTheFenceOrAbove(String text, String path) throws Exception {
    CodeFile file = read(text.replace("\\n", "\n")).files().getFirst();

    assertThat(file.path()).isEqualTo(path);
    assertThat(file.language()).isEqualTo("java");
    assertThat(file.content()).isEqualTo("int x;");
    assertThat(file.syntax()).isEqualTo(State.OK);
  }

  @Test
  void fenceIsClosedByOneAsLongAlone() {
    assertThat(CodeBlock.in("````md\n```java\nint x;\n```\n````\nafter"))
        .containsExactly(new CodeBlock("md", null, "```java\nint x;\n```"));
    assertThat(CodeBlock.outside("before\n```java\nint x;\n```\nafter")).isEqualTo("before\nafter\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../a.java", "a/../../b.java", "~/a.java", ".git/hooks/pre-commit",
      "a//b.java", "./a.java", "c:\\a.java", "a/b;rm.java"})
  void pathThatLeadsElsewhereIsNotTaken(String path) throws Exception {
    CodeAnswer answer = read("```java path=" + path + "\nint x;\n```");

    assertThat(answer.files().getFirst().path()).isNull();
    assertThat(answer.warnings()).hasSize(1).first().asString().contains("its path is not taken");
  }

  @Test
  void proseInAFenceIsNoFile() throws Exception {
    CodeAnswer answer = read("```text\nhello\n```\n```\nhello\n```");

    assertThat(answer.files()).isEmpty();
    assertThat(answer.blocks()).hasSize(2);
    assertThat(answer.isBroken()).isFalse();
  }

  @Test
  void brokenSyntaxIsAWarning() throws Exception {
    CodeAnswer answer = read("```json\n{\n```");

    assertThat(answer.warnings()).containsExactly("file 1: the syntax is not that of json");
    assertThat(answer.isBroken()).isTrue();
  }

  @Test
  void patchIsLaidOnTheFilesOfTheTask() throws Exception {
    CodeAnswer answer = patched(PATCH, Map.of("list.txt", OLD));

    assertThat(answer.patch().applies()).isTrue();
    assertThat(answer.patch().files()).containsExactly(new CodeAnswer.Touched("list.txt", 1, 1, 1));
    assertThat(answer.files()).extracting(CodeFile::path, CodeFile::content)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("list.txt", "one\ndeux\nthree\nfour\n"));
  }

  @Test
  void codeWithoutANameIsWhatThePatchsOneFileIsAbout() throws Exception {
    assertThat(patched(PATCH, Map.of("", OLD)).patch().applies()).isTrue();
  }

  @Test
  void hunkIsFoundWhereItsLinesHaveMoved() throws Exception {
    assertThat(patched(PATCH, Map.of("list.txt", "zero\n" + OLD)).files().getFirst().content())
        .isEqualTo("zero\none\ndeux\nthree\nfour\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one\n2\nthree\n", "zero\n" + OLD + OLD, ""})
  void hunkThatDoesNotFitOrFitsTwiceIsAConflict(String original) throws Exception {
    CodeAnswer answer = patched(PATCH, Map.of("list.txt", original));

    assertThat(answer.patch().applies()).isFalse();
    assertThat(answer.patch().findings()).containsExactly(
        "conflict: hunk 1 of list.txt does not fit the lines that are there");
    assertThat(answer.files()).isEmpty();
    assertThat(answer.isBroken()).isTrue();
  }

  @Test
  void fileThatTheTaskDidNotGiveIsAConflict() throws Exception {
    assertThat(patched(PATCH, Map.of("other.txt", OLD)).patch().findings())
        .containsExactly("conflict: list.txt is not among the files of the task");
  }

  @Test
  void patchWithoutOriginalsIsReadAndNotApplied() throws Exception {
    CodeAnswer answer = patched(PATCH, Map.of());

    assertThat(answer.patch().applies()).isNull();
    assertThat(answer.patch().findings()).isEmpty();
    assertThat(answer.isBroken()).isFalse();
  }

  @Test
  void fileThatComesTwiceKeepsBothChanges() throws Exception {
    String second = PATCH.replace("@@ -1,3 +1,3 @@\n one\n-two\n+deux\n", "@@ -3,2 +3,2 @@\n")
        .replace(" three\n", "-three\n+trois\n four\n");

    for (String name : new String[] {"list.txt", ""}) {
      CodeAnswer answer = patched(PATCH + "```\nand\n```diff\n" + second, Map.of(name, OLD));

      assertThat(answer.patch().applies()).isTrue();
      assertThat(answer.files()).extracting(CodeFile::content).containsExactly("one\ndeux\ntrois\nfour\n");
    }
  }

  @Test
  void fileThatComesTwiceAndDoesNotFitTheSecondTimeIsNotThereInHalves() throws Exception {
    CodeAnswer answer = patched(PATCH + PATCH, Map.of("list.txt", OLD));

    assertThat(answer.patch().applies()).isFalse();
    assertThat(answer.files()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "one\\r\\ntwo\\r\\nthree\\r\\n|one\\r\\ndeux\\r\\nthree\\r\\n",
      "one\\r\\ntwo\\nthree\\r\\n|one\\ndeux\\nthree\\n"})
  void endsOfLinesStayWhereAllAreTheSame(String original, String changed) throws Exception {
    CodeAnswer answer = patched(PATCH, Map.of("list.txt", original.replace("\\r", "\r").replace("\\n", "\n")));

    assertThat(answer.files().getFirst().content())
        .isEqualTo(changed.replace("\\r", "\r").replace("\\n", "\n"));
  }

  @Test
  void newNameThatIsTakenIsAConflict() throws Exception {
    CodeAnswer answer = patched(PATCH.replace("+++ b/list.txt", "+++ b/other.txt"),
        Map.of("list.txt", OLD, "other.txt", "mine\n"));

    assertThat(answer.patch().applies()).isFalse();
    assertThat(answer.patch().findings()).containsExactly("conflict: other.txt is there already");
    assertThat(answer.files()).isEmpty();
  }

  @Test
  void fileThatHasMovedIsFoundUnderItsNewNameAlone() throws Exception {
    String moved = PATCH.replace("+++ b/list.txt", "+++ b/new.txt");

    assertThat(patched(moved, Map.of("list.txt", OLD)).files()).extracting(CodeFile::path).containsExactly("new.txt");
    assertThat(patched(moved + PATCH, Map.of("list.txt", OLD)).patch().findings())
        .containsExactly("conflict: list.txt is not among the files of the task");
  }

  @Test
  void newFileAndOneTakenAway() throws Exception {
    CodeAnswer answer = patched("""
        diff --git a/new.json b/new.json
        new file mode 100644
        --- /dev/null
        +++ b/new.json
        @@ -0,0 +1,1 @@
        +{"a": 1}
        --- a/list.txt
        +++ /dev/null
        @@ -1,4 +0,0 @@
        -one
        -two
        -three
        -four
        """, Map.of("list.txt", OLD));

    assertThat(answer.patch().applies()).isTrue();
    assertThat(answer.files()).extracting(CodeFile::path).containsExactly("new.json");
    assertThat(answer.files().getFirst().syntax()).isEqualTo(State.OK);
  }

  @Test
  void laterHunkGoesByTheLinesThatEarlierOnesMade() throws Exception {
    String patch = """
        --- list.txt
        +++ list.txt
        @@ -1,1 +1,3 @@
         x
        +a
        +b
        @@ -4,1 +6,1 @@
        -x
        +y
        """;

    assertThat(patched(patch, Map.of("list.txt", "x\nx\nx\nx\n")).files().getFirst().content())
        .isEqualTo("x\na\nb\nx\nx\ny\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "@@ -1,2 +1,3 @@|other lines than its head counts", "@@ -1,4 +1,4 @@|other lines than its head counts",
      "@@ one @@|a hunk begins with"})
  void hunkThatMiscountsItsLinesIsAFinding(String head, String finding) throws Exception {
    CodeAnswer answer = patched(PATCH.replace("@@ -1,3 +1,3 @@", head), Map.of("list.txt", OLD));

    assertThat(answer.patch().findings()).hasSize(1).first().asString().startsWith("line 3: ").contains(finding);
    assertThat(answer.patch().applies()).isNull();
  }

  @Test
  void pathOfAPatchIsCheckedToo() throws Exception {
    assertThat(patched(PATCH.replace("list.txt", "../../list.txt"), Map.of("list.txt", OLD)).patch().findings())
        .isNotEmpty().allSatisfy(finding -> assertThat(finding).startsWith("a path is not taken"));
  }

  @Test
  void textThatIsNoPatchSaysSo() throws Exception {
    assertThat(patched("hello", Map.of()).patch().findings()).hasSize(1).first().asString()
        .contains("names no file");
  }

  private static CodeAnswer read(String text) throws InterruptedException {
    return CodeAnswer.read(text, Map.of(), new SyntaxCheck());
  }

  private static CodeAnswer patched(String patch, Map<String, String> originals) throws InterruptedException {
    return CodeAnswer.read("```diff\n" + patch + "```\n", originals, new SyntaxCheck());
  }
}
