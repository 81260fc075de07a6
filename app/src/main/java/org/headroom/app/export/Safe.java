package org.headroom.app.export;

/** Foreign text where a line break or a control character would change what a file says. */
final class Safe {
    private static final int LONGEST = 200;

    private Safe() {}

    /** One line, no control characters. */
    static String comment(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> {
            int type = Character.getType(c);
            boolean shown = !Character.isISOControl(c)
                    && type != Character.FORMAT
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR
                    && type != Character.SURROGATE;
            safe.appendCodePoint(shown ? c : '?');
        });
        return safe.toString();
    }
}
