package org.inversight.export;

/** One word of a command line. */
public final class CommandWord {

    private CommandWord() {}

    /**
     * {@return the word in single quotes, unless it needs none} As a shell takes it, and this program's own command
     * line, also between the double quotes of {@code -Dapp.args="..."}.
     *
     * @param word such as a path
     */
    public static String quoted(String word) {
        return word.matches("[A-Za-z0-9._=,:/+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
