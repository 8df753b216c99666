package io.octollm.app;

import io.octollm.arm.retrieval.DocumentFolder;
import io.octollm.schema.Codec;
import io.octollm.schema.Document;
import io.octollm.schema.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Sends the documents of a folder to the retriever of a running pipeline. */
@Command(name = "ingest", description = {
    "Send the text files of a folder to the retriever: .md, .txt, .adoc, .rst, .org.",
    "A document's id is its path in the folder; what is there already and the same is not sent again.",
    "Prints a line each with --json: {id, action, ...}, where action is added, replaced, unchanged,"
        + " deleted or skipped.",
    "Exit code 1 when a document was skipped, or one to delete is not there."})
final class IngestVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder.")
  @Nullable Path folder;

  @Option(names = "--source", paramLabel = "NAME",
      description = "What the documents are a part of, for filters and --prune (the folder's name).")
  @Nullable String source;

  @Option(names = "--prefix", paramLabel = "TEXT", defaultValue = "",
      description = "Put before every id, where two sources have files of one name.")
  String prefix = "";

  @Option(names = "--metadata", paramLabel = "NAME=VALUE",
      description = "Of every document, for filters; repeatable.")
  Map<String, String> metadata = new HashMap<>();

  @Option(names = "--prune",
      description = "Delete the documents of this source that are no longer in the folder.")
  boolean prune;

  @Option(names = "--delete", paramLabel = "ID", description = "Delete this document; repeatable.")
  List<String> deleted = new ArrayList<>();

  private final Shell shell;

  IngestVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    DocumentFolder found = folder();
    Target pipeline = target.find(shell);
    Cluster.reach(pipeline.kafka()).close();
    DocumentTopic topic = DocumentTopic.read(pipeline.kafka(), pipeline.topics().documents());
    if (found != null) {
      refuseIdsOfOthers(found, topic);
    }
    List<String> gone = found != null && prune
        ? topic.idsOf(source()).stream().filter(id -> !isThere(found, id)).toList() : deleted;
    int total = gone.size() + (found == null ? 0 : found.files().size() + found.skipped().size());
    Ingestion ingestion = new Ingestion(shell, output.json, total);
    try (DocumentProducer producer = new DocumentProducer(pipeline.kafka(), topic.name())) {
      if (found != null) {
        ingest(found, topic, producer, ingestion);
      }
      gone.forEach(id -> ingestion.delete(producer, topic, id));
      ingestion.finish();
    }
    return ingestion.isComplete() ? Exit.DONE : Exit.NO;
  }

  private void ingest(DocumentFolder found, DocumentTopic topic, DocumentProducer producer,
      Ingestion ingestion) {
    found.skipped().forEach(skipped -> ingestion.skip(prefix + skipped.file(), skipped.reason()));
    for (Path file : found.files()) {
      try {
        ingestion.send(producer, topic, document(found, file));
      } catch (IOException e) {
        ingestion.skip(prefix + DocumentFolder.id(file), DocumentFolder.UNREADABLE);
      }
    }
  }

  private boolean isThere(DocumentFolder found, String id) {
    return id.startsWith(prefix) && found.mayHold(id.substring(prefix.length()));
  }

  private Document document(DocumentFolder found, Path file) throws IOException {
    Document read = found.read(file, source());
    ObjectNode extra = Codec.emptyObject();
    metadata.forEach(extra::put);
    return new Document(prefix + read.id(), read.title(), read.text(), read.source(), extra);
  }

  private String source() {
    return source != null ? source
        : folder == null ? "" : String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  /** The folder with at least one document in it; null when only ids are to be deleted. */
  private @Nullable DocumentFolder folder() throws IOException {
    if ((folder == null) == deleted.isEmpty()) {
      throw Failure.usage("name either a folder or what to --delete");
    }
    if (folder == null) {
      return null;
    }
    if (!Files.isDirectory(folder)) {
      throw Failure.usage(folder + (Files.exists(folder)
          ? " is a file; name the folder that it lies in" : " is no folder" + nearest(folder)));
    }
    DocumentFolder found = DocumentFolder.of(folder);
    if (found.files().isEmpty()) {
      throw Failure.usage("there are no documents in " + folder + ": files that end in ."
          + String.join(", .", DocumentFolder.ENDINGS) + (found.skipped().isEmpty() ? ""
          : "; " + found.skipped().size() + " were skipped, the first is "
              + found.skipped().getFirst().file() + ": " + found.skipped().getFirst().reason()));
    }
    return found;
  }

  private static String nearest(Path missing) throws IOException {
    Path parent = missing.toAbsolutePath().normalize().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return "";
    }
    try (Stream<Path> beside = Files.list(parent)) {
      String nearest = Spelling.nearest(String.valueOf(missing.getFileName()),
          beside.filter(Files::isDirectory).map(path -> String.valueOf(path.getFileName()))
              .filter(name -> !name.startsWith(".")).toList());
      return nearest.isEmpty() ? "" : ", the nearest is " + nearest;
    }
  }

  private void refuseIdsOfOthers(DocumentFolder found, DocumentTopic topic) {
    List<String> foreign = found.files().stream().map(file -> prefix + DocumentFolder.id(file))
        .filter(id -> topic.isOfAnother(id, source())).toList();
    if (!foreign.isEmpty()) {
      throw Failure.usage(foreign.size() + " ids are in use by another source, the first is "
          + foreign.getFirst() + " of " + topic.sourceOf(foreign.getFirst())
          + ": put something before them with --prefix, or name that source with --source");
    }
  }
}
