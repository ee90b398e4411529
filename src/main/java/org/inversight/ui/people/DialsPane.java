package org.inversight.ui.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.inversight.ui.control.Texts;

/** All dials of a portrait by what they belong to, in as many columns as there is room for. */
final class DialsPane extends ScrollPane {

    private static final double COLUMN = 290;

    private final List<DialRow> rows = new ArrayList<>();
    private final List<VBox> person;
    private final List<VBox> image;
    private final HBox personColumns = new HBox();
    private final HBox imageColumns = new HBox();
    private int columns;

    DialsPane(PeopleModel people) {
        getStyleClass().add("dials");
        person = groups(Dials.PERSON, people);
        image = groups(Dials.IMAGE, people);
        VBox all = new VBox(Texts.section("Identity", personColumns), Texts.section("Image conditions", imageColumns));
        all.getStyleClass().add("dials-box");
        setContent(all);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(0);
        viewportBoundsProperty().addListener((o, before, now) -> arrange(now.getWidth()));
        arrange(COLUMN);
    }

    private List<VBox> groups(List<Dial> dials, PeopleModel people) {
        Map<String, VBox> groups = new LinkedHashMap<>();
        for (Dial dial : dials) {
            DialRow row = new DialRow(dial, people);
            rows.add(row);
            groups.computeIfAbsent(dial.group(), name -> {
                        VBox box = new VBox(Texts.label(name, "dial-group"));
                        box.getStyleClass().add("dial-box");
                        return box;
                    })
                    .getChildren()
                    .add(row);
        }
        return List.copyOf(groups.values());
    }

    private void arrange(double width) {
        int wanted = Math.max(1, (int) (width / COLUMN));
        if (wanted != columns) {
            columns = wanted;
            fill(personColumns, person);
            fill(imageColumns, image);
        }
    }

    /** Each group into the column that is the shortest so far. */
    private void fill(HBox into, List<VBox> groups) {
        List<VBox> made = new ArrayList<>();
        int[] filled = new int[columns];
        for (int c = 0; c < columns; c++) {
            VBox column = new VBox();
            column.getStyleClass().add("dial-column");
            column.setPrefWidth(COLUMN);
            HBox.setHgrow(column, Priority.ALWAYS);
            made.add(column);
        }
        into.getStyleClass().setAll("dial-columns");
        into.getChildren().setAll(made);
        for (VBox group : groups) {
            int shortest = 0;
            for (int c = 1; c < columns; c++) {
                shortest = filled[c] < filled[shortest] ? c : shortest;
            }
            made.get(shortest).getChildren().add(group);
            filled[shortest] += group.getChildren().size() + 1;
        }
    }

    /** Shows where all dials are for this portrait. */
    void show(Portrait portrait) {
        rows.forEach(row -> row.show(portrait));
    }
}
