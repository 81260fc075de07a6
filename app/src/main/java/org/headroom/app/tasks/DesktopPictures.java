package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headroom.data.quantity.InputError;

/**
 * Pictures of the desktop: every view, light and dark, in each size.
 *
 * @param folder where they go; made if it is not there
 * @param sizes of the window's inside
 */
public record DesktopPictures(Path folder, List<Size> sizes) {
    public DesktopPictures {
        sizes = List.copyOf(sizes);
    }

    /** Pixels. */
    public record Size(int width, int height) {
        private static final Pattern SHAPE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

        /**
         * As in {@code 1280x800}.
         *
         * @throws InputError if it reads otherwise
         */
        public static Size of(String text) {
            Matcher m = SHAPE.matcher(text);
            if (!m.matches()) {
                throw new InputError("pictures", "--size", text, "width and height in pixels such as 1280x800");
            }
            Size size = new Size(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
            if (size.width < 800 || size.height < 600 || size.width > 3840 || size.height > 2160) {
                throw new InputError("pictures", "--size", text, "800x600 to 3840x2160");
            }
            return size;
        }

        @Override
        public String toString() {
            return width + "x" + height;
        }
    }
}
