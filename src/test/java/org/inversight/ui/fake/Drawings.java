package org.inversight.ui.fake;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** Numerals that look a little different every time. */
final class Drawings {

    private Drawings() {}

    /** A numeral of this size, values 0..1. */
    static float[] numeral(int digit, long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed * 31 + digit);
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        String[] families = {Font.SANS_SERIF, Font.SERIF, Font.MONOSPACED};
        int style = random.nextInt(4);
        g.setFont(new Font(families[random.nextInt(3)], style, size - 6));
        AffineTransform turn = new AffineTransform();
        turn.rotate((random.nextDouble() - 0.5) * 0.5, size / 2.0, size / 2.0);
        turn.shear((random.nextDouble() - 0.5) * 0.2, 0);
        g.setTransform(turn);
        String text = Integer.toString(digit);
        int width = g.getFontMetrics().stringWidth(text);
        int height = g.getFontMetrics().getAscent();
        g.drawString(text, (size - width) / 2, (size + height) / 2 - 3);
        g.dispose();
        float[] values = new float[size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = (image.getRaster().getDataBuffer().getElem(i) & 0xff) / 255f;
        }
        return values;
    }
}
