package org.inversight.ui.panel;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.FlowPane;
import org.inversight.data.Images;
import org.inversight.data.Panel;
import org.inversight.ui.control.PictureView;
import org.inversight.ui.control.Texts;

/** Groups of pictures, each under its heading. */
final class PicturesView extends PanelView {

    private static final double SMALL = 48;

    private final List<Panel.Group> shape;
    private final List<List<PictureView>> views = new ArrayList<>();

    PicturesView(Panel.Pictures panel) {
        shape = panel.groups();
        for (Panel.Group group : shape) {
            FlowPane pictures = new FlowPane(4, 4);
            List<PictureView> row = new ArrayList<>();
            for (int i = 0; i < group.images().count(); i++) {
                PictureView view = new PictureView(size(group.images()));
                view.setAccessibleText("%s, picture %d".formatted(group.name(), i + 1));
                row.add(view);
                pictures.getChildren().add(view);
            }
            views.add(row);
            getChildren().addAll(Texts.label(group.name(), "panel-heading"), pictures);
        }
        show(panel);
    }

    @Override
    boolean fits(Panel panel) {
        if (!(panel instanceof Panel.Pictures pictures)
                || pictures.groups().size() != shape.size()) {
            return false;
        }
        for (int g = 0; g < shape.size(); g++) {
            Panel.Group now = pictures.groups().get(g);
            if (!now.name().equals(shape.get(g).name())
                    || now.images().count() != shape.get(g).images().count()) {
                return false;
            }
        }
        return true;
    }

    @Override
    void show(Panel panel) {
        List<Panel.Group> groups = ((Panel.Pictures) panel).groups();
        for (int g = 0; g < groups.size(); g++) {
            Images images = groups.get(g).images();
            for (int i = 0; i < images.count(); i++) {
                views.get(g).get(i).show(images, i, false);
            }
        }
    }

    /** A whole multiple of the native size where that is small. */
    private static double size(Images images) {
        int longer = Math.max(images.width(), images.height());
        return longer >= SMALL ? longer : longer * Math.ceil(SMALL / longer);
    }
}
