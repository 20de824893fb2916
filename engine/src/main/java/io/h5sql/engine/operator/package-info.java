/** Floor 7: operators over streams of batches, and the stages that scans run for them. */
@NullMarked
package io.h5sql.engine.operator;

import org.jspecify.annotations.NullMarked;
