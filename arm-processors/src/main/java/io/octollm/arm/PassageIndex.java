package io.octollm.arm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * A BM25 index of passages in memory, made once and then read by many threads. Queries are built
 * from analysed words and never parsed, so that no character of them has a meaning of its own.
 */
final class PassageIndex {
  private static final int MAX_QUERY_WORDS = 64;
  private static final int MAX_QUERY_CHARACTERS = 10_000;
  private static final int SNIPPET_CHARACTERS = 300;
  private static final float TITLE_WEIGHT = 2f;

  private final Analyzer analyzer = new EnglishAnalyzer();
  private final List<Passage> passages;
  private final IndexSearcher searcher;

  private PassageIndex(List<Passage> passages) {
    this.passages = List.copyOf(passages);
    var directory = new ByteBuffersDirectory();
    try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (int i = 0; i < passages.size(); i++) {
        Document row = new Document();
        row.add(new TextField("title", passages.get(i).title(), Field.Store.NO));
        row.add(new TextField("text", passages.get(i).text(), Field.Store.NO));
        row.add(new StoredField("number", i));
        writer.addDocument(row);
      }
      writer.commit();
      searcher = new IndexSearcher(DirectoryReader.open(directory));
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory", e);
    }
  }

  static PassageIndex of(List<Passage> passages) {
    return new PassageIndex(passages);
  }

  /** A passage that was found, and the part of it around the first word of the query. */
  record Hit(Passage passage, double score, String snippet) {}

  /** The best passages for a text, the best one first; none for a text without words. */
  List<Hit> search(String text, int limit) {
    Set<String> words = words(text);
    if (words.isEmpty()) {
      return List.of();
    }
    var query = new BooleanQuery.Builder();
    for (String word : words) {
      query.add(new TermQuery(new Term("text", word)), BooleanClause.Occur.SHOULD);
      query.add(new BoostQuery(new TermQuery(new Term("title", word)), TITLE_WEIGHT),
          BooleanClause.Occur.SHOULD);
    }
    try {
      List<Hit> hits = new ArrayList<>();
      for (ScoreDoc found : searcher.search(query.build(), limit).scoreDocs) {
        var number = searcher.storedFields().document(found.doc).getField("number").numericValue();
        Passage passage = passages.get(number.intValue());
        hits.add(new Hit(passage, Math.round(found.score * 1000) / 1000.0, snippet(passage, words)));
      }
      return hits;
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory", e);
    }
  }

  private Set<String> words(String text) {
    String cut = text.substring(0, Math.min(text.length(), MAX_QUERY_CHARACTERS));
    Set<String> words = new LinkedHashSet<>();
    try (TokenStream tokens = analyzer.tokenStream("text", cut)) {
      var word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (words.size() < MAX_QUERY_WORDS && tokens.incrementToken()) {
        words.add(word.toString());
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory", e);
    }
  }

  private String snippet(Passage passage, Set<String> words) {
    String text = passage.text();
    int at = Math.max(0, firstWord(text, words) - SNIPPET_CHARACTERS / 4);
    int start = at == 0 ? 0 : text.indexOf(' ', at) + 1;
    int end = Math.min(text.length(), start + SNIPPET_CHARACTERS);
    int cleanEnd = end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    return text.substring(start, cleanEnd).strip();
  }

  private int firstWord(String text, Set<String> words) {
    try (TokenStream tokens = analyzer.tokenStream("text", text)) {
      var word = tokens.addAttribute(CharTermAttribute.class);
      var place = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        if (words.contains(word.toString())) {
          return place.startOffset();
        }
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory", e);
    }
  }
}
