package org.inversight.ui.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.inversight.lesson.Place;
import org.inversight.ui.control.SidePane;
import org.inversight.ui.control.Texts;
import org.jspecify.annotations.Nullable;

/** Lies over the window: frames what a lesson points at, and takes away the controls that it does not need. */
public final class LessonGuide extends Pane {

    private static final double MARGIN = 6;

    /** After so many pulses what was unfolded or shown has its place. */
    private static final int LAID_OUT = 5;

    /** Boxes whose children are controls of one kind each. */
    private static final List<String> BOXES = List.of(".side-box", ".transport", ".right-tools");

    private final Parent window;
    private final Consumer<String> unfold;
    private final Predicate<SidePane> open;
    private final List<Node> pointed = new ArrayList<>();

    /** What was in the boxes. */
    private final Map<Pane, List<Node>> whole = new LinkedHashMap<>();

    /** Side panes in which nothing was left. */
    private final List<SidePane> empty = new ArrayList<>();

    private List<String> look = List.of();

    /** Since the step was entered. */
    private int pulses;

    /**
     * @param window in which the places are
     * @param unfold unfolds the side pane of this id
     * @param open whether a side pane is open, as far as the window and the person have it
     */
    public LessonGuide(LessonModel model, Parent window, Consumer<String> unfold, Predicate<SidePane> open) {
        this.window = window;
        this.open = open;
        this.unfold = unfold;
        setMouseTransparent(true);
        setPickOnBounds(false);
        model.atProperty().addListener((o, before, now) -> {
            look = now == null ? List.of() : now.step().look();
            leaveOnly(now == null ? null : now.step().controls());
            nodes(look).forEach(this::unfold);
            point();
            pulses = 0;
        });
    }

    private static List<String> nodes(List<String> places) {
        return places.stream().map(place -> Place.named(place).node()).toList();
    }

    private void leaveOnly(@Nullable List<String> places) {
        whole.forEach((box, all) -> box.getChildren().setAll(all));
        whole.clear();
        // unless it has been folded meanwhile, or there is an audience
        empty.forEach(pane -> Texts.show(pane, open.test(pane)));
        empty.clear();
        if (places == null) {
            return;
        }
        List<String> ids = nodes(places);
        for (String kind : BOXES) {
            for (Node found : window.lookupAll(kind)) {
                if (found instanceof Pane box) {
                    whole.put(box, List.copyOf(box.getChildren()));
                    box.getChildren().removeIf(child -> ids.stream().noneMatch(id -> child.lookup("#" + id) != null));
                    SidePane pane = sidePane(box);
                    if (pane != null && pane.isVisible() && box.getChildren().isEmpty()) {
                        Texts.show(pane, false);
                        empty.add(pane);
                    }
                }
            }
        }
    }

    private static @Nullable SidePane sidePane(Node node) {
        Node at = node;
        while (at != null && !(at instanceof SidePane)) {
            at = at.getParent();
        }
        return (SidePane) at;
    }

    /** Finds what is pointed at anew. */
    private void point() {
        pointed.clear();
        for (String id : nodes(look)) {
            Node node = window.lookup("#" + id);
            if (node != null) {
                pointed.add(node);
            }
        }
    }

    /** What was never unfolded is not in the window yet, but in its pane. */
    private void unfold(String id) {
        for (Node side : window.lookupAll(".side")) {
            if (side instanceof SidePane pane
                    && !pane.isVisible()
                    && pane.getContent().lookup("#" + id) != null) {
                unfold.accept(pane.getId());
            }
        }
    }

    private static void reveal(Node node) {
        SidePane pane = sidePane(node);
        if (pane != null) {
            pane.reveal(node.getId());
        }
    }

    /** Moves the frames to where the nodes are now; called once a pulse. */
    public void pulse() {
        if (pointed.size() < look.size() || pointed.stream().anyMatch(node -> node.getScene() == null)) {
            point();
        }
        if (++pulses == LAID_OUT) {
            pointed.forEach(LessonGuide::reveal);
        }
        while (getChildren().size() < pointed.size()) {
            Region frame = new Region();
            frame.setManaged(false);
            frame.getStyleClass().add("lesson-frame");
            getChildren().add(frame);
        }
        for (int i = 0; i < getChildren().size(); i++) {
            Bounds seen = i < pointed.size() ? seen(pointed.get(i)) : null;
            Node frame = getChildren().get(i);
            frame.setVisible(seen != null);
            if (seen != null) {
                frame.resizeRelocate(
                        seen.getMinX() - MARGIN,
                        seen.getMinY() - MARGIN,
                        seen.getWidth() + 2 * MARGIN,
                        seen.getHeight() + 2 * MARGIN);
            }
        }
    }

    /** What is seen of a node, in here; null where nothing is. */
    private @Nullable Bounds seen(Node node) {
        if (node.getScene() == null) {
            return null;
        }
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return null;
            }
        }
        Bounds bounds = sceneToLocal(node.localToScene(node.getLayoutBounds()));
        SidePane pane = sidePane(node);
        Bounds around = sceneToLocal(
                pane == null
                        ? window.localToScene(window.getLayoutBounds())
                        : pane.localToScene(pane.getLayoutBounds()));
        double left = Math.max(bounds.getMinX(), around.getMinX() + MARGIN);
        double top = Math.max(bounds.getMinY(), around.getMinY() + MARGIN);
        double right = Math.min(bounds.getMaxX(), around.getMaxX() - MARGIN);
        double bottom = Math.min(bounds.getMaxY(), around.getMaxY() - MARGIN);
        return right <= left || bottom <= top ? null : new BoundingBox(left, top, right - left, bottom - top);
    }
}
