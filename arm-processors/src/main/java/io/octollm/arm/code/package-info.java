/** Code in the answers of models: blocks, files, patches, and whether their syntax holds. Nothing here runs code. */
@NullMarked
package io.octollm.arm.code;

import org.jspecify.annotations.NullMarked;
