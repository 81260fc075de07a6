/** The site file: a tree of numbers with one path and one passport each, bound at an instant to immutable designs. */
@NullMarked
package org.headroom.data.site;

import org.jspecify.annotations.NullMarked;
