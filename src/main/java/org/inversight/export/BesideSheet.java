package org.inversight.export;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.inversight.attack.Ranking;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.metric.Verdict;

/**
 * Reconstructions beside whom they should show: of each attacked class its reconstruction, then private images. Where a
 * class has several candidates it is the one that the attacker would choose; classes of which there are no private
 * images are left out.
 *
 * @param album of the private images, which knows at least one attacked class
 * @param beside private images of a class, at most
 */
record BesideSheet(Album album, int beside) {

    /** Pixels of an image's side: large enough for a projector. */
    static final int SIDE = 128;

    static final int GAP = 4;

    /** Between two classes. */
    static final int WIDE_GAP = 20;

    /** {@return the sheet, about as wide as one and a half times its height} */
    BufferedImage of(RunRecord run) {
        List<Integer> chosen = chosen(run);
        int block = (1 + beside) * (SIDE + GAP) - GAP + WIDE_GAP;
        int row = SIDE + GAP;
        int columns = Math.max(1, (int) Math.round(Math.sqrt(1.5 * chosen.size() * row / block)));
        columns = Math.min(columns, chosen.size());
        int rows = Math.ceilDiv(chosen.size(), columns);
        BufferedImage sheet =
                new BufferedImage(columns * block - WIDE_GAP + 2 * GAP, rows * row + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = ContactSheet.prepared(sheet);
        for (int i = 0; i < chosen.size(); i++) {
            int position = chosen.get(i);
            int x = GAP + i % columns * block;
            int y = GAP + i / columns * row;
            draw(graphics, run.last().images(), position, x, y);
            Images own = album.of(run.last().verdicts().get(position).classIndex());
            for (int k = 0; k < Math.min(beside, own.count()); k++) {
                draw(graphics, own, k, x + (1 + k) * (SIDE + GAP), y);
            }
        }
        graphics.dispose();
        return sheet;
    }

    private static void draw(Graphics2D graphics, Images images, int position, int x, int y) {
        graphics.drawImage(ContactSheet.rgb(images, position), x, y, SIDE, SIDE, null);
    }

    /** Positions of the best candidates of the classes that the album knows. */
    private List<Integer> chosen(RunRecord run) {
        List<Verdict> verdicts = run.last().verdicts();
        Ranking ranking = run.report().ranking();
        IntStream positions = ranking == null
                ? IntStream.range(0, verdicts.size())
                        .filter(i -> verdicts.get(i).restart() == 0)
                : Arrays.stream(ranking.ranked(0));
        return positions
                .filter(i -> album.knows(verdicts.get(i).classIndex()))
                .boxed()
                .toList();
    }
}
