package io.octollm.arm.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * One search, in the index as it is at one moment. Queries are built from analysed words and never
 * parsed, so that no character of them has a meaning of its own.
 */
final class Search {
  private static final float TITLE_WEIGHT = 2f;
  /** Of each ranking that is joined with another: what is further down would hardly come up. */
  private static final int CANDIDATES = Question.MOST;

  private final IndexSearcher searcher;
  private final Words words;
  private final Question question;
  private final Set<String> asked;

  Search(IndexSearcher searcher, Words words, Question question) {
    this.searcher = searcher;
    this.words = words;
    this.question = question;
    this.asked = words.of(question.text());
  }

  List<Hit> hits(Method method, float[] vector) throws IOException {
    return switch (method) {
      case KEYWORD -> hits(scored(byWords(question.limit())));
      case VECTOR -> hits(scored(byMeaning(vector, question.limit())));
      case HYBRID -> hits(ReciprocalRankFusion.of(List.of(
          ranked(byWords(CANDIDATES)), ranked(byMeaning(vector, CANDIDATES)))));
    };
  }

  private ScoreDoc[] byWords(int limit) throws IOException {
    if (asked.isEmpty()) {
      return new ScoreDoc[0];
    }
    var any = new BooleanQuery.Builder();
    for (String word : asked) {
      any.add(new TermQuery(new Term(Row.TEXT, word)), BooleanClause.Occur.SHOULD);
      any.add(new BoostQuery(new TermQuery(new Term(Row.TITLE, word)), TITLE_WEIGHT),
          BooleanClause.Occur.SHOULD);
    }
    Query filter = filter();
    return searcher.search(filter == null ? any.build() : new BooleanQuery.Builder()
        .add(any.build(), BooleanClause.Occur.MUST)
        .add(filter, BooleanClause.Occur.FILTER).build(), limit).scoreDocs;
  }

  private ScoreDoc[] byMeaning(float[] vector, int limit) throws IOException {
    return searcher.search(
        new KnnFloatVectorQuery(Row.VECTOR, vector, limit, filter()), limit).scoreDocs;
  }

  private @Nullable Query filter() {
    List<String> terms = question.filters().terms();
    if (terms.isEmpty()) {
      return null;
    }
    var all = new BooleanQuery.Builder();
    terms.forEach(term -> all.add(
        new TermQuery(new Term(Row.FILTER, term)), BooleanClause.Occur.FILTER));
    return new ConstantScoreQuery(all.build());
  }

  private static List<Integer> ranked(ScoreDoc[] found) {
    return Arrays.stream(found).map(one -> one.doc).toList();
  }

  private static List<ReciprocalRankFusion.Fused<Integer>> scored(ScoreDoc[] found) {
    return Arrays.stream(found)
        .map(one -> new ReciprocalRankFusion.Fused<>(one.doc, one.score)).toList();
  }

  private List<Hit> hits(List<ReciprocalRankFusion.Fused<Integer>> best) throws IOException {
    StoredFields stored = searcher.storedFields();
    List<Hit> hits = new ArrayList<>();
    for (var one : best.subList(0, Math.min(best.size(), question.limit()))) {
      Passage passage = Row.passage(stored.document(one.item()));
      hits.add(new Hit(passage.document(), passage.heading(), passage.source(),
          Math.round(one.score() * 1e6) / 1e6,
          Snippet.around(passage, words.first(passage.text(), asked))));
    }
    return hits;
  }
}
