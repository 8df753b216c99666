package io.octollm.bench;

import java.util.List;
import org.apache.kafka.common.header.Header;

/**
 * What the pipeline writes for a task, in mean bytes.
 *
 * @param stateIn changelog record on the way to the arm
 * @param stateBack changelog record on the way back
 * @param headers as they stand on an event
 */
record WriteSizes(int stateIn, int eventIn, int assignment, int stateBack, int eventBack, int result,
    List<Header> headers) {}
