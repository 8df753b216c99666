package io.octollm.arm.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * A Lucene index of passages in memory. What was written is found after the next {@link #refresh}.
 * Safe for use by many threads; who replaces rows by what they read before sees to it that nobody
 * else did so in between.
 */
final class PassageIndex implements AutoCloseable {
  private static final double WRITE_BUFFER_MB = 32;

  private final Words words = new Words();
  private final IndexWriter writer;
  private final SearcherManager searchers;

  PassageIndex() {
    try {
      writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(words.analyzer())
          .setCodec(new WideVectors()).setRAMBufferSizeMB(WRITE_BUFFER_MB));
      searchers = new SearcherManager(writer, null);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Adds the rows of a document that has none: a look for some to replace costs most of the work. */
  void add(List<Document> rows) {
    writing(() -> writer.addDocuments(rows));
  }

  /** Puts a document's rows in the place of those that it had. */
  void replace(String key, List<Document> rows) {
    writing(() -> writer.updateDocuments(Row.allOf(key), rows));
  }

  /** Puts one row in the place of itself. */
  void replace(Row row, Document written) {
    writing(() -> writer.updateDocument(row.place(), written));
  }

  void delete(String key) {
    writing(() -> writer.deleteDocuments(Row.allOf(key)));
  }

  /** Makes what was written so far visible to searches. */
  void refresh() {
    writing(searchers::maybeRefreshBlocking);
  }

  /** Rows that wait for their vectors, at the most so many. */
  List<Row> withoutVector(int most) {
    return searching(searcher -> {
      List<Row> rows = new ArrayList<>();
      for (ScoreDoc found : searcher.search(new TermQuery(Row.WITHOUT_VECTOR), most).scoreDocs) {
        rows.add(Row.read(searcher.storedFields().document(found.doc)));
      }
      return rows;
    });
  }

  int countWithoutVector() {
    return searching(searcher -> searcher.count(new TermQuery(Row.WITHOUT_VECTOR)));
  }

  /**
   * @param vector of the question; needed where the method asks for it
   */
  List<Hit> search(Question question, Method method, float[] vector) {
    return searching(searcher -> new Search(searcher, words, question).hits(method, vector));
  }

  private interface Reading<T> {
    T from(IndexSearcher searcher) throws IOException;
  }

  private <T> T searching(Reading<T> reading) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return reading.from(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void writing(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static UncheckedIOException broken(IOException e) {
    return new UncheckedIOException("an index in memory", e);
  }

  @Override
  public void close() {
    writing(() -> {
      searchers.close();
      writer.rollback();
    });
  }
}
