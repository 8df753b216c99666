package io.octollm.bench;

import io.octollm.schema.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/** A search as Lucene's own tutorial has it: one field, any of the words, the stored texts of the best. */
final class PlainLucene implements AutoCloseable {
  private final Analyzer analyzer = new EnglishAnalyzer();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  PlainLucene(Stream<Document> documents) {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (Document document : (Iterable<Document>) documents::iterator) {
        var row = new org.apache.lucene.document.Document();
        row.add(new TextField("text", document.text(), Field.Store.YES));
        writer.addDocument(row);
      }
      writer.commit();
      reader = DirectoryReader.open(directory);
      searcher = new IndexSearcher(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many characters the best texts have together, so that they are read. */
  int search(String question, int limit) {
    Query query = new QueryBuilder(analyzer).createBooleanQuery("text", question);
    int characters = 0;
    try {
      for (ScoreDoc found : query == null ? new ScoreDoc[0] : searcher.search(query, limit).scoreDocs) {
        characters += searcher.storedFields().document(found.doc).get("text").length();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return characters;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
