package org.inversight.export;

import java.awt.Graphics2D;

/** Digits and the letters A to F as dots, so that images need no font and look alike everywhere. */
final class DotText {

    /** Side of a dot in pixels. */
    static final int DOT = 3;

    /** Height of a sign in pixels. */
    static final int HEIGHT = 5 * DOT;

    private static final int ACROSS = 3;
    private static final String SIGNS = "0123456789ABCDEF";

    /** Of 3 x 5 dots, a row after a row. */
    private static final String[] DOTS = {
        "111101101101111",
        "010110010010111",
        "111001111100111",
        "111001111001111",
        "101101111001001",
        "111100111001111",
        "111100111101111",
        "111001001001001",
        "111101111101111",
        "111101111001111",
        "010101111101101",
        "110101110101110",
        "011100100100011",
        "110101101101110",
        "111100111100111",
        "111100111100100"
    };

    private DotText() {}

    /** Draws a text of digits and letters A to F, its upper left corner here. */
    static void draw(Graphics2D graphics, String text, int x, int y) {
        for (int i = 0; i < text.length(); i++) {
            String dots = DOTS[SIGNS.indexOf(text.charAt(i))];
            for (int dot = 0; dot < dots.length(); dot++) {
                if (dots.charAt(dot) == '1') {
                    graphics.fillRect(x + ((ACROSS + 1) * i + dot % ACROSS) * DOT, y + dot / ACROSS * DOT, DOT, DOT);
                }
            }
        }
    }
}
