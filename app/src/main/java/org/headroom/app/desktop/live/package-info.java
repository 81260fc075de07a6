/** What is measured beside what is predicted. */
@NullMarked
package org.headroom.app.desktop.live;

import org.jspecify.annotations.NullMarked;
