/** The pages of a report that people read first: in short, electricity, water, money, what is disputed, and two runs held against each other. */
@NullMarked
package org.headroom.app.impact.pages;

import org.jspecify.annotations.NullMarked;
