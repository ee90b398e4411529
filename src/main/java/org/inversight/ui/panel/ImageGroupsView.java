package org.inversight.ui.panel;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.inversight.data.Images;
import org.inversight.data.Panel;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;

/** Groups of images, each under its heading. */
final class ImageGroupsView extends PanelView {

    private static final double SMALL = 48;

    private final List<Panel.Group> shape;
    private final List<List<PixelView>> views = new ArrayList<>();
    private final List<List<Label>> words = new ArrayList<>();

    ImageGroupsView(Panel.ImageGroups panel) {
        shape = panel.groups();
        for (Panel.Group group : shape) {
            FlowPane images = new FlowPane(4, 4);
            List<PixelView> row = new ArrayList<>();
            List<Label> under = new ArrayList<>();
            for (int i = 0; i < group.images().count(); i++) {
                PixelView view = new PixelView(size(group.images()));
                view.setAccessibleText("%s, image %d".formatted(group.name(), i + 1));
                row.add(view);
                if (group.words().isEmpty()) {
                    images.getChildren().add(view);
                } else {
                    Label label = Texts.label("", "panel-key");
                    under.add(label);
                    VBox both = new VBox(2, view, label);
                    both.setAlignment(Pos.TOP_CENTER);
                    images.getChildren().add(both);
                }
            }
            views.add(row);
            words.add(under);
            getChildren().addAll(Texts.label(group.name(), "panel-heading"), images);
        }
        show(panel);
    }

    @Override
    boolean fits(Panel panel) {
        if (!(panel instanceof Panel.ImageGroups images) || images.groups().size() != shape.size()) {
            return false;
        }
        for (int g = 0; g < shape.size(); g++) {
            Panel.Group now = images.groups().get(g);
            if (!now.name().equals(shape.get(g).name())
                    || now.images().count() != shape.get(g).images().count()
                    || now.words().size() != shape.get(g).words().size()) {
                return false;
            }
        }
        return true;
    }

    @Override
    void show(Panel panel) {
        List<Panel.Group> groups = ((Panel.ImageGroups) panel).groups();
        for (int g = 0; g < groups.size(); g++) {
            Images images = groups.get(g).images();
            for (int i = 0; i < images.count(); i++) {
                views.get(g).get(i).show(images, i, false);
            }
            for (int i = 0; i < words.get(g).size(); i++) {
                words.get(g).get(i).setText(groups.get(g).words().get(i));
            }
        }
    }

    /** A whole multiple of the native size where that is small. */
    private static double size(Images images) {
        int longer = Math.max(images.width(), images.height());
        return longer >= SMALL ? longer : longer * Math.ceil(SMALL / longer);
    }
}
