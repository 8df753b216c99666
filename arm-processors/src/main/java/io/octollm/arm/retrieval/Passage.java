package io.octollm.arm.retrieval;

/**
 * A part of a document that is found and cited by itself: what stands under one heading.
 *
 * @param document the document's id
 * @param heading that the text stands under; the document's title where there is none
 * @param start of the text in the document's, in UTF-16 code units
 */
record Passage(
    String document, String title, String source, String heading, int start, String text) {}
