/** The community impact report: what it is made of, and how that becomes a page, a paper and an annex. */
@NullMarked
package org.headroom.app.report.impact;

import org.jspecify.annotations.NullMarked;
