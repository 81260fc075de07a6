/** Measures, limits, headroom and balances of a run. */
@NullMarked
package org.headroom.app.ledger;

import org.jspecify.annotations.NullMarked;
