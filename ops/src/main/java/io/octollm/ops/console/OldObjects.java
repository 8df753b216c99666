package io.octollm.ops.console;

import java.io.IOException;
import java.lang.constant.ClassDesc;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's samples of what was allocated in a while and is still held at its end, alike ones
 * counted together: names of classes, fields and methods, and no value.
 */
final class OldObjects {
  private static final String EVENT = "jdk.OldObjectSample";
  private static final int FRAMES = 8;
  private static final int LINKS = 12;

  private OldObjects() {}

  static void record(Recording recording) {
    recording.enable(EVENT).withStackTrace().with("cutoff", "infinity");
  }

  /** Only what outlived a collection is told. */
  static void atEnd() {
    ManagementFactory.getMemoryMXBean().gc();
  }

  static String text(Path recording) throws IOException {
    Map<String, Long> alike = RecordingFile.readAllEvents(recording).stream()
        .filter(event -> event.getEventType().getName().equals(EVENT))
        .collect(Collectors.groupingBy(OldObjects::sample, Collectors.counting()));
    String text = alike.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()))
        .map(sample -> sample.getValue() + " of " + sample.getKey()).collect(Collectors.joining("\n"));
    return text.isEmpty() ? "no sample: too little was allocated, or nothing of it is held\n" : text;
  }

  private static String sample(RecordedEvent event) {
    RecordedObject object = event.getValue("object");
    return type(object) + "\n  allocated at " + birth(event) + "\n  held by " + chain(object) + "\n";
  }

  private static String birth(RecordedEvent event) {
    return event.getStackTrace() == null ? "an unknown place"
        : event.getStackTrace().getFrames().stream().filter(RecordedFrame::isJavaFrame).limit(FRAMES)
            .map(frame -> frame.getMethod().getType().getName() + "." + frame.getMethod().getName()
                + ":" + frame.getLineNumber())
            .collect(Collectors.joining(" < "));
  }

  /** From the object up to what no garbage collection may take. */
  private static String chain(RecordedObject object) {
    StringBuilder chain = new StringBuilder();
    @Nullable RecordedObject at = object.getValue("referrer");
    for (int link = 0; at != null && link < LINKS; link++) {
      RecordedObject holder = at.getValue("object");
      RecordedObject field = at.getValue("field");
      chain.append(link == 0 ? "" : " < ").append(holder == null ? "?" : type(holder))
          .append(field == null ? "[]" : "." + field.getString("name"));
      at = holder == null ? null : holder.getValue("referrer");
    }
    return chain.isEmpty() ? "a root" : chain.toString();
  }

  private static String type(RecordedObject object) {
    RecordedClass type = object.getValue("type");
    return type == null ? "?" : readable(type.getName());
  }

  /** {@code [[B} is {@code byte[][]}. */
  private static String readable(String name) {
    int dimensions = name.lastIndexOf('[') + 1;
    String element = name.substring(dimensions);
    if (dimensions > 0) {
      element = element.startsWith("L") ? element.substring(1, element.length() - 1)
          : ClassDesc.ofDescriptor(element).displayName();
    }
    return element + "[]".repeat(dimensions);
  }
}
