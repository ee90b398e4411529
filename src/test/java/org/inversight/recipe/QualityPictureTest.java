package org.inversight.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.inversight.model.Measurement;
import org.inversight.model.ModelCard;
import org.inversight.train.Models;
import org.inversight.train.Quality;
import org.junit.jupiter.api.Test;

/** The picture of a generator's quality over its training. */
class QualityPictureTest {

    private static final Quality FLOOR = new Quality(1, 0.9, 0.8);

    @Test
    void aPartBeginsWhereTheOneBeforeEnded() throws Exception {
        List<QualityPicture.Point> points = List.of(
                QualityPicture.Point.of("large,1000,4,0.5,0"),
                QualityPicture.Point.of("large,2000,2,0.75,0.25"),
                QualityPicture.Point.of("finer,2000,1,1,0.5"));
        String svg = QualityPicture.svg(points, FLOOR);
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        // 4,000 steps over 568 pixels from 56 on; 150 pixels high, from 28 and from 234 on
        assertTrue(svg.contains("d=\"M198.0 28.0L340.0 103.0L624.0 140.5\""), "distance, highest 4");
        assertTrue(svg.contains("d=\"M198.0 309.0L340.0 271.5L624.0 234.0\""), "precision");
        assertTrue(svg.contains("d=\"M198.0 384.0L340.0 346.5L624.0 309.0\""), "recall");
        assertTrue(svg.contains("M340.0 28V178"), "a border between the parts");
        assertTrue(svg.contains("M56 140.5H624"), "distance of two halves");
    }

    @Test
    void theShownCurveIsThatOfItsFigures() throws Exception {
        Path folder = Path.of("docs/results/generators");
        ModelCard card = Models.readCard(Path.of("sample-models/identities"), "gmi-generator");
        Quality floor =
                new Quality(floor(card, GeneratorQuality.DISTANCE), floor(card, "precision"), floor(card, "recall"));
        List<QualityPicture.Point> points = Files.readAllLines(folder.resolve("quality.csv")).stream()
                .skip(1)
                .map(QualityPicture.Point::of)
                .toList();
        assertEquals(QualityPicture.svg(points, floor), Files.readString(folder.resolve("quality.svg")));
    }

    private static double floor(ModelCard card, String name) {
        Measurement measured = card.measurements().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(measured.about().substring(measured.about().lastIndexOf(' ') + 1));
    }
}
