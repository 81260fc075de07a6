/** Who lives around the site, from a file that the user gives, and what arrives at the places that the user names. */
@NullMarked
package org.headroom.app.impact.people;

import org.jspecify.annotations.NullMarked;
