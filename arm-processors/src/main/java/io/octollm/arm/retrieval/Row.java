package io.octollm.arm.retrieval;

import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;

/**
 * A passage as a row of the index. All of it is stored, so that it can be written again once its
 * vector is there.
 *
 * @param key of the document among all sources
 * @param version of the document, as the library counts them
 * @param number of the passage in its document, from 0
 * @param terms what filters find it by
 */
record Row(String key, long version, int number, Passage passage, List<String> terms) {
  static final String TITLE = "title";
  static final String TEXT = "text";
  static final String FILTER = "filter";
  static final String VECTOR = "vector";
  /** In every row that waits for its vector. */
  static final Term WITHOUT_VECTOR = new Term("vector_state", "waits");

  private static final String KEY = "key";
  private static final String PLACE = "place";
  private static final String VERSION = "version";
  private static final String NUMBER = "number";
  private static final String DOCUMENT = "document";
  private static final String DOCUMENT_TITLE = "document_title";
  private static final String SOURCE = "source";
  private static final String HEADING = "heading";
  private static final String START = "start";

  /** Names all rows of a document. */
  static Term allOf(String key) {
    return new Term(KEY, key);
  }

  /** Names this row alone. */
  Term place() {
    return new Term(PLACE, number + "\0" + key);
  }

  /** The row with words alone. */
  Document plain() {
    Document row = new Document();
    row.add(new StringField(KEY, key, Field.Store.YES));
    row.add(new StringField(PLACE, place().text(), Field.Store.NO));
    row.add(new TextField(TITLE, passage.heading().equals(passage.title())
        ? passage.title() : passage.title() + "\n" + passage.heading(), Field.Store.NO));
    row.add(new TextField(TEXT, passage.text(), Field.Store.YES));
    terms.forEach(term -> row.add(new StringField(FILTER, term, Field.Store.YES)));
    row.add(new StoredField(VERSION, version));
    row.add(new StoredField(NUMBER, number));
    row.add(new StoredField(DOCUMENT, passage.document()));
    row.add(new StoredField(DOCUMENT_TITLE, passage.title()));
    row.add(new StoredField(SOURCE, passage.source()));
    row.add(new StoredField(HEADING, passage.heading()));
    row.add(new StoredField(START, passage.start()));
    return row;
  }

  /** The row as one that waits for its vector. */
  Document waiting() {
    Document row = plain();
    row.add(new StringField(WITHOUT_VECTOR.field(), WITHOUT_VECTOR.text(), Field.Store.NO));
    return row;
  }

  /** @param vector of length 1 */
  Document with(float[] vector) {
    Document row = plain();
    row.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
    return row;
  }

  static Row read(Document row) {
    return new Row(row.get(KEY), number(row, VERSION).longValue(), number(row, NUMBER).intValue(),
        passage(row), Arrays.asList(row.getValues(FILTER)));
  }

  static Passage passage(Document row) {
    return new Passage(row.get(DOCUMENT), row.get(DOCUMENT_TITLE), row.get(SOURCE), row.get(HEADING),
        number(row, START).intValue(), row.get(TEXT));
  }

  private static Number number(Document row, String name) {
    IndexableField field = row.getField(name);
    return field.numericValue();
  }
}
