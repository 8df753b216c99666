/** What the jar brings along as files: the policy, to be copied and changed, and the learned wording of injections. */
@NullMarked
package io.octollm.reflex.policy;

import org.jspecify.annotations.NullMarked;
