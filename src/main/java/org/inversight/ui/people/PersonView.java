package org.inversight.ui.people;

import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.inversight.people.Attributes;
import org.inversight.people.Identity;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One person: the portrait, what can be said of it, all dials, and the images in the set. */
final class PersonView extends HBox {

    private static final int SIDE = 256;
    private static final int LARGE_SIDE = 400;

    /** From this width on the portrait is large. */
    private static final double WIDE = 1700;

    /** The largest that is drawn, for screens with many pixels. */
    private static final double LARGEST = 512;

    /** Room for a scroll bar beside the portrait, where a low window needs it. */
    private static final double BAR = 14;

    /** Share of the width for the images. */
    private static final double IMAGES = 0.2;

    private final PeopleModel people;
    private final PixelView portrait = new PixelView(SIDE);
    private final Label name = Texts.label("", "person-name");
    private final Label number = Texts.label("", "caption");
    private final Label words = Texts.paragraph("", "person-words");
    private final Label changed = Texts.paragraph("Changed: this person is not in the set.", "caption");
    private final Button reset = new Button("Reset", Icons.of(Feather.ROTATE_CCW));
    private final DialsPane dials;
    private final ImagesPane images;
    private PeopleModel.@Nullable Person shown;
    private PeopleModel.@Nullable Browsed from;

    PersonView(PeopleModel people) {
        this.people = people;
        setId("person-view");
        getStyleClass().add("person-view");
        portrait.setId("portrait");
        name.setId("person-name");
        words.setId("person-words");
        changed.setId("person-changed");
        reset.setId("person-reset");
        reset.setTooltip(Texts.tooltip("Restores the person of the set, in a plain image."));
        reset.setOnAction(event -> people.reset());
        HBox title = new HBox(name, number);
        title.getStyleClass().add("person-title");
        title.setAlignment(Pos.BASELINE_LEFT);
        HBox buttons = new HBox(
                beside("person-previous", "Previous person  (Page Up)", Feather.CHEVRON_LEFT, -1),
                beside("person-next", "Next person  (Page Down)", Feather.CHEVRON_RIGHT, 1),
                reset);
        buttons.getStyleClass().add("problem-buttons");
        VBox left = new VBox(portrait, title, words, buttons, changed);
        left.getStyleClass().add("person-left");
        left.maxWidthProperty().bind(portrait.prefWidthProperty());
        ScrollPane side = new ScrollPane(left);
        side.getStyleClass().add("dials");
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.prefWidthProperty().bind(portrait.prefWidthProperty().add(BAR));
        side.setMinWidth(USE_PREF_SIZE);
        dials = new DialsPane(people);
        HBox.setHgrow(dials, Priority.ALWAYS);
        images = new ImagesPane(people);
        getChildren().addAll(side, dials, images);
        setMinHeight(0);
        widthProperty().addListener((o, before, now) -> {
            images.makeRoom(now.doubleValue() * IMAGES);
            portrait.resizeTo(now.doubleValue() < WIDE ? SIDE : LARGE_SIDE);
            draw();
        });
        people.personProperty().addListener((o, before, now) -> show(now));
    }

    private Button beside(String id, String hint, Feather icon, int step) {
        Button button = new Button("", Icons.of(icon));
        button.setId(id);
        button.getStyleClass().add("iconic");
        button.setTooltip(Texts.tooltip(hint));
        button.setAccessibleText(hint);
        button.setOnAction(event -> step(step));
        return button;
    }

    private void step(int by) {
        PeopleModel.Person now = shown;
        if (now != null) {
            people.show(now.number() + by);
        }
    }

    /** Goes to the person beside. */
    void keys(KeyEvent event) {
        if (event.getCode() == KeyCode.PAGE_DOWN || event.getCode() == KeyCode.PAGE_UP) {
            step(event.getCode() == KeyCode.PAGE_DOWN ? 1 : -1);
            event.consume();
        }
    }

    private void show(PeopleModel.@Nullable Person now) {
        PeopleModel.Person before = shown;
        PeopleModel.Browsed browsed = people.browsedProperty().get();
        shown = now;
        if (now == null) {
            images.leave();
            from = null;
            return;
        }
        if (before == null || before.number() != now.number() || !browsed.equals(from)) {
            from = browsed;
            portrait.show(null, 0, false);
            images.show(browsed.set(), now.number());
            name.setText(now.name());
            number.setText("%s of %s"
                    .formatted(
                            Words.count(now.number() + 1L),
                            Words.count(browsed.set().people())));
        }
        dials.show(now.portrait());
        images.mark(now.portrait().image());
        words.setText(said(now.portrait().person()));
        changed.setVisible(people.changed());
        reset.setDisable(now.portrait().equals(browsed.plain(now.number())));
        draw();
    }

    private static String said(Identity person) {
        return Attributes.ALL.stream()
                .filter(a -> a.of(person) > 0 || !a.values().getFirst().matches("no|none"))
                .map(a -> "%s: %s".formatted(a.name(), a.word(person)).replace(' ', '\u00a0'))
                .collect(Collectors.joining("\u00a0· "));
    }

    private void draw() {
        PeopleModel.Person now = shown;
        if (now == null) {
            return;
        }
        double scale = getScene() == null ? 1 : getScene().getWindow().getRenderScaleX();
        int size = (int) Math.min(LARGEST, portrait.getPrefWidth() * scale);
        int person = now.number();
        people.studio().live(now.portrait(), size, drawn -> {
            PeopleModel.Person still = shown;
            if (still != null && still.number() == person) {
                portrait.show(drawn, 0, false);
            }
        });
        portrait.setAccessibleText("Portrait of %s: %s".formatted(now.name(), words.getText()));
    }
}
