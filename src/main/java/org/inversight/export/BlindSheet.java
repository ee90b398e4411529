package org.inversight.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.inversight.data.Images;
import org.inversight.engine.Noise;
import org.inversight.metric.Prediction;
import org.inversight.metric.Verdict;

/**
 * The images of a run in random order, under numbers, for somebody who is to name what they show without knowing what
 * they were made for; and the key, which tells.
 */
final class BlindSheet {

    private static final int FEWEST_COLUMNS = 10;

    private static final long STREAM = 0x626c696e64L;
    private static final int SMALLEST = 96;
    private static final int GAP = 10;
    private static final int BAND = DotText.HEIGHT + 6;

    private final Images images;
    private final int[] order;
    private final int columns;

    /** @param seed of the order */
    BlindSheet(Images images, long seed) {
        this.images = images;
        order = new int[images.count()];
        columns = Math.max(FEWEST_COLUMNS, (int) Math.ceil(Math.sqrt(order.length)));
        RandomGenerator random = Noise.keyed(seed, STREAM);
        for (int i = 0; i < order.length; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
    }

    /** Images a row: ten, and more where the sheet would be taller than wide. */
    int columns() {
        return columns;
    }

    /** Which image is under each number, from number 1 on. */
    int[] order() {
        return order.clone();
    }

    BufferedImage image() {
        Images shuffled = images.select(order);
        int scale = Math.ceilDiv(SMALLEST, images.width());
        int width = images.width() * scale;
        int height = images.height() * scale;
        int rows = Math.ceilDiv(order.length, columns);
        BufferedImage sheet = new BufferedImage(
                columns * (width + GAP) + GAP, rows * (height + BAND + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(new Color(0x30, 0x36, 0x40));
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.setColor(new Color(0xff, 0xd5, 0x80));
        for (int i = 0; i < order.length; i++) {
            int x = GAP + i % columns * (width + GAP);
            int y = GAP + i / columns * (height + BAND + GAP);
            DotText.draw(graphics, Integer.toString(i + 1), x, y);
            graphics.drawImage(ContactSheet.rgb(shuffled, i), x, y + BAND, width, height, null);
        }
        graphics.dispose();
        return sheet;
    }

    /** Number, attacked class, and whether each evaluator takes the image for it. */
    String key(List<String> evaluators, List<Verdict> verdicts) {
        StringBuilder csv = new StringBuilder("number,class,restart,target");
        for (String column : RunTables.columns(evaluators)) {
            csv.append(',').append(column);
        }
        csv.append('\n');
        for (int i = 0; i < order.length; i++) {
            Verdict verdict = verdicts.get(order[i]);
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%d,%s",
                    i + 1,
                    verdict.classIndex(),
                    verdict.restart(),
                    said(verdict.target())));
            verdict.evaluators().forEach(prediction -> csv.append(',').append(said(prediction)));
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String said(Prediction prediction) {
        return prediction.accepts() ? "1" : "0";
    }
}
