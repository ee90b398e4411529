package org.inversight.ui.inspect;

import java.util.List;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.inversight.loading.LoadSummary;
import org.inversight.metric.Bounds;
import org.inversight.metric.Figure;
import org.inversight.run.Snapshot;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.BoundsModel;
import org.inversight.ui.session.LoadedModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.theme.Palette;

/**
 * The shares that all images of the shown step come to, each a bar with marks at what genuine images and chance reach.
 * The marks come when they are known; nothing moves then.
 */
public final class FiguresSection extends VBox {

    private static final String ATTRIBUTE = "attribute:";

    private static final String MEANING = "A mark above a bar: what genuine held-out images of the same classes reach. "
            + "A mark below it: what chance, or an unselected image of the generator, does.";

    private final PlaybackModel playback;
    private final LoadedModel loaded;
    private final BoundsModel bounds;
    private final ObservableValue<Palette> palette;
    private final Predicate<Figure> shown;
    private final VBox rows = new VBox(1);
    private List<String> names = List.of();

    private FiguresSection(
            String id,
            VBox section,
            Predicate<Figure> shown,
            PlaybackModel playback,
            LoadedModel loaded,
            BoundsModel bounds,
            ObservableValue<Palette> palette) {
        setId(id);
        this.shown = shown;
        this.playback = playback;
        this.loaded = loaded;
        this.bounds = bounds;
        this.palette = palette;
        section.getChildren().add(1, rows);
        getChildren().add(section);
        playback.shownProperty().addListener((o, before, now) -> show());
        bounds.boundsProperty().addListener((o, before, now) -> show());
        loaded.newestProperty().addListener((o, before, now) -> show());
        show();
    }

    /** {@return what target, evaluators and verifier say} */
    public static FiguresSection ofEverybody(
            PlaybackModel playback, LoadedModel loaded, BoundsModel bounds, ObservableValue<Palette> palette) {
        Label meaning = Texts.paragraph(MEANING, "caption");
        meaning.setId("figures-meaning");
        return new FiguresSection(
                "figures",
                Texts.section("Figures", meaning),
                figure -> figure.share() && !figure.name().startsWith(ATTRIBUTE),
                playback,
                loaded,
                bounds,
                palette);
    }

    /** {@return which share of the images gives each attribute away; chance is naming the most frequent value} */
    public static FiguresSection ofAttributes(
            PlaybackModel playback, LoadedModel loaded, BoundsModel bounds, ObservableValue<Palette> palette) {
        return new FiguresSection(
                "attribute-figures",
                Texts.section("Attributes recovered"),
                figure -> figure.name().startsWith(ATTRIBUTE),
                playback,
                loaded,
                bounds,
                palette);
    }

    private void show() {
        Snapshot snapshot = playback.shownProperty().get();
        if (snapshot == null) {
            Texts.show(this, false);
            return;
        }
        LoadSummary known = loaded.of(loaded.onStage());
        boolean rejects = known != null
                ? known.evaluators().stream().anyMatch(card -> card.rejects())
                : snapshot.falsePositiveRate() > 0;
        Bounds beside = bounds.boundsProperty().get();
        List<Figure> figures = beside.figures(snapshot.evaluators(), rejects, snapshot.verdicts()).stream()
                .filter(shown)
                .toList();
        Texts.show(this, !figures.isEmpty());
        List<String> now = figures.stream().map(Figure::name).toList();
        if (!now.equals(names)) {
            names = now;
            rows.getChildren()
                    .setAll(figures.stream()
                            .map(figure -> new FigureRow(
                                    figure,
                                    snapshot.evaluators()
                                            .indexOf(figure.name()
                                                    .substring(figure.name().indexOf(':') + 1)),
                                    palette))
                            .toList());
        }
        for (int i = 0; i < figures.size(); i++) {
            ((FigureRow) rows.getChildren().get(i)).show(figures.get(i));
        }
    }
}
