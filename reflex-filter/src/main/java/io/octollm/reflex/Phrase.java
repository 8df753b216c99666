package io.octollm.reflex;

/**
 * Words of certain senses in a certain order, with few words between: a sign of injection.
 *
 * @param signal the sign's name in a verdict
 * @param stages the senses in order
 * @param gaps how many words farther than the stage before each stage may stand; the first is unused
 */
record Phrase(Signal signal, double score, Sense[] stages, int[] gaps) {}
