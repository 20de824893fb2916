/** ZFP streams (P. Lindstrom, "Fixed-Rate Compressed Floating-Point Arrays", 2014). */
@NullMarked
package io.h5sql.engine.filter.zfp;

import org.jspecify.annotations.NullMarked;
