package io.octollm.arm.retrieval;

/**
 * A passage that was found.
 *
 * @param document the document's id
 * @param title the heading that it stands under, else the document's title
 * @param score of no meaning beyond this one answer
 */
public record Hit(String document, String title, String source, double score, Snippet snippet) {}
