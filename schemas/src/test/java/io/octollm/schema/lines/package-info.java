/** Holds the log lines that tests write to the catalogue of events; every module's tests use it. */
package io.octollm.schema.lines;
