package org.inversight.ui.stage;

import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.inversight.attack.AttackType;
import org.inversight.augment.AugmentationType;
import org.inversight.catalog.Entry;
import org.inversight.data.Images;
import org.inversight.loss.LossType;
import org.inversight.run.Experiment;
import org.inversight.run.Preparation;
import org.inversight.run.RunState;
import org.inversight.run.RunStatus;
import org.inversight.run.Sample;
import org.inversight.ui.control.PictureView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.Words;
import org.inversight.ui.session.Workbench;
import org.jspecify.annotations.Nullable;

/** What the stage shows before there is a reconstruction: everything that is already known. */
final class Overture extends ScrollPane {

    private static final double PREVIEW = 400;
    private static final double DRAWN = 56;
    private static final double WORDS = 620;
    private static final double PICTURES = 560;

    private final SetupModel setup;
    private final Workbench bench;
    private final Label heading = Texts.label("", "overture-title");
    private final Label what = Texts.paragraph("", "overture-text");
    private final Label how = Texts.paragraph("", "overture-text");
    private final ImageView preview = new ImageView();
    private final Label caption = Texts.paragraph("", "caption");
    private final VBox previewBox = new VBox(preview, caption);
    private final FlowPane drawn = new FlowPane(6, 6);
    private final VBox drawnBox =
            new VBox(
                    Texts.label("What the generator draws when nobody guides it", "caption-title"),
                    drawn);
    private final Label doing = Texts.label("", "caption");
    private final ProgressBar bar = new ProgressBar();
    private final HBox progress = new HBox(bar, doing);
    private final VBox choices = new VBox();
    private @Nullable Path previewed;

    Overture(Workbench bench) {
        this.bench = bench;
        this.setup = bench.setup();
        setId("overture");
        getStyleClass().addAll("overture", "edge-to-edge");
        preview.setFitWidth(PREVIEW);
        preview.setPreserveRatio(true);
        previewBox.setSpacing(8);
        drawnBox.setSpacing(8);
        choices.setSpacing(10);
        progress.setId("engine-progress");
        progress.setAlignment(Pos.CENTER_LEFT);
        progress.setSpacing(12);
        bar.getStyleClass().add("small");
        bar.setPrefWidth(180);
        VBox words = new VBox(heading, progress, what, how, choices);
        VBox pictures = new VBox(previewBox, drawnBox);
        words.getStyleClass().add("overture-column");
        pictures.getStyleClass().add("overture-column");
        // Side by side where there is room, otherwise one below the other.
        FlowPane box = new FlowPane(words, pictures);
        box.getStyleClass().add("overture-box");
        box.setRowValignment(VPos.TOP);
        setContent(box);
        setFitToWidth(true);
        viewportBoundsProperty()
                .addListener(
                        (o, before, now) -> {
                            double room = now.getWidth() - 20;
                            words.setPrefWidth(Math.min(WORDS, room));
                            pictures.setPrefWidth(Math.min(PICTURES, room));
                        });
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setup.draftProperty().addListener((o, before, now) -> describe());
        bench.preparation().preparationProperty().addListener((o, before, now) -> prepared(now));
        bench.engine().doingProperty().addListener((o, before, now) -> progress());
        bench.engine().fractionProperty().addListener((o, before, now) -> progress());
        bench.engine().infoProperty().addListener((o, before, now) -> progress());
        bench.runs().waitingProperty().addListener((o, before, now) -> progress());
        bench.runs().statusProperty().addListener((o, before, now) -> progress());
        describe();
        prepared(bench.preparation().preparationProperty().get());
        progress();
    }

    private void describe() {
        Experiment draft = setup.draft();
        AttackType attack = setup.catalogue().attack(draft.attack());
        int pictures = draft.targets().size() * draft.restarts();
        String missing = setup.missing();
        what.setText(
                !missing.isEmpty()
                        ? missing
                        : "%s will look for %s of %s: what does the classifier remember of what it was trained on?"
                                .formatted(
                                        attack.entry().title(),
                                        Words.several(pictures, "picture", "pictures"),
                                        Words.several(draft.targets().size(), "class", "classes")));
        how.setText(attack.entry().explanation());
        choices.getChildren().clear();
        LossType loss = setup.catalogue().loss(draft);
        AugmentationType augmentation = setup.catalogue().augmentation(draft);
        if (loss == null || augmentation == null) {
            choices.getChildren().add(Texts.paragraph(setup.noObjective(), "caption"));
        } else {
            choices.getChildren()
                    .addAll(
                            choice("Identity loss", loss.entry()),
                            choice("Augmentation", augmentation.entry()));
        }
        Sample sample = setup.sampleProperty().get();
        Path picture = sample == null ? null : sample.preview();
        Texts.show(previewBox, picture != null);
        if (picture != null && sample != null && !picture.equals(previewed)) {
            // Loaded in the background: the window must not wait for a disk.
            preview.setImage(new Image(picture.toUri().toString(), true));
            caption.setText(sample.previewCaption());
        }
        previewed = picture;
        progress();
    }

    private static VBox choice(String what, Entry entry) {
        return new VBox(
                Texts.label(what + ": " + entry.title(), "fact-title"),
                Texts.paragraph(entry.summary(), "caption"));
    }

    private void prepared(@Nullable Preparation preparation) {
        Images pictures = preparation == null ? null : preparation.pictures();
        Texts.show(drawnBox, pictures != null);
        drawn.getChildren().clear();
        if (pictures != null) {
            for (int i = 0; i < Math.min(16, pictures.count()); i++) {
                PictureView view = new PictureView(side(pictures.width()));
                view.show(pictures, i, false);
                drawn.getChildren().add(view);
            }
        }
    }

    /** A whole factor where pictures are small. */
    private static double side(int width) {
        return width < DRAWN ? width * Math.ceil(DRAWN / width) : DRAWN;
    }

    private void progress() {
        String now = bench.engine().doingProperty().get();
        RunStatus status = bench.runs().statusProperty().get();
        String run = status.state() == RunState.PREPARING ? status.doing() : "";
        boolean ready = bench.engine().ready();
        boolean waiting = bench.runs().waitingProperty().get();
        String shown = now.isEmpty() ? run : now;
        Texts.show(progress, !shown.isEmpty() && bench.engine().fractionProperty().get() < 1);
        bar.setProgress(bench.engine().fractionProperty().get());
        doing.setText(shown + (waiting ? ", then it starts by itself" : ""));
        heading.setText(
                bench.engine().problemProperty().get() != null
                        ? "Nothing can run"
                        : !setup.missing().isEmpty()
                                ? "Something is missing"
                                : ready && !waiting && run.isEmpty()
                                        ? "Ready. Press Start."
                                        : "Getting ready");
    }
}
