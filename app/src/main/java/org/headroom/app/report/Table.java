package org.headroom.app.report;

import java.util.List;

/**
 * A table of ready text; the first column heads its row.
 *
 * @param css the class of the table; {@code stack} turns rows into blocks on a phone
 */
public record Table(String css, String caption, List<String> head, List<List<String>> rows) {}
