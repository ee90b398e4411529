package org.inversight.ui.setup;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.inversight.engine.DeviceOption;
import org.inversight.experiment.Experiment;
import org.inversight.run.EngineInfo;
import org.inversight.ui.control.NumberField;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.EngineModel;
import org.inversight.ui.session.SetupModel;
import org.jspecify.annotations.Nullable;

/** Device and threads; a device that is not there is shown as not there, with the reason. */
public final class ComputingSection extends TitledPane {

    private static final DeviceOption AUTO = new DeviceOption("auto", "Automatic", true, "");

    private final SetupModel setup;
    private final ComboBox<DeviceOption> devices = new ComboBox<>();
    private final NumberField threads;
    private final VBox missing = new VBox();
    private boolean quiet;

    public ComputingSection(SetupModel setup, EngineModel engine) {
        this.setup = setup;
        setId("computing");
        setText("Computing");
        setExpanded(false);
        setAnimated(false);
        getStyleClass().addAll("folded", "dense");
        devices.setId("device");
        devices.setAccessibleText("Device");
        devices.setCellFactory(list -> new Cell());
        devices.setButtonCell(new Cell());
        devices.valueProperty().addListener((o, before, now) -> {
            if (quiet || now == null) {
                return;
            }
            if (now.available()) {
                setup.setDevice(now.id(), setup.draft().threads());
            } else {
                show(setup.draft()); // keys walk over what cannot be chosen
            }
        });
        threads = new NumberField(
                "Threads",
                "Threads of libtorch. They change the last bits of a result, so they belong"
                        + " to the experiment. Restarts the run.",
                text -> setup.setDevice(setup.draft().device(), NumberField.whole(text, 1, 256)));
        threads.setId("threads");
        missing.getStyleClass().add("missing-devices");
        VBox box = new VBox(Texts.line("device", devices), missing, Texts.line("threads", threads));
        box.getStyleClass().add("parameters");
        expandedProperty().addListener((o, before, now) -> {
            if (getContent() == null) {
                setContent(box);
            }
        });
        engine.infoProperty().addListener((o, before, now) -> offer(now));
        setup.draftProperty().addListener((o, before, now) -> show(now));
        offer(engine.infoProperty().get());
    }

    private void offer(@Nullable EngineInfo info) {
        quiet = true;
        devices.getItems().setAll(AUTO);
        missing.getChildren().clear();
        if (info != null) {
            devices.getItems().addAll(info.devices());
            info.devices().stream()
                    .filter(device -> !device.available())
                    .forEach(device -> missing.getChildren()
                            .add(Texts.paragraph(device.title() + ": " + device.reason(), "caption")));
        }
        Texts.show(missing, !missing.getChildren().isEmpty());
        quiet = false;
        show(setup.draft());
    }

    private void show(Experiment draft) {
        quiet = true;
        List<DeviceOption> all = devices.getItems();
        if (all.stream().noneMatch(d -> d.id().equals(draft.device()))) {
            all.add(unknown(draft.device()));
        }
        all.stream().filter(d -> d.id().equals(draft.device())).findFirst().ifPresent(devices::setValue);
        threads.show(Integer.toString(draft.threads()));
        quiet = false;
    }

    /** A device of which the engine has said nothing: what an experiment names is shown, so that another can be chosen. */
    private static DeviceOption unknown(String id) {
        return new DeviceOption(id, id, false, "The engine has not found it.");
    }

    private static final class Cell extends ListCell<DeviceOption> {

        @Override
        protected void updateItem(@Nullable DeviceOption device, boolean empty) {
            super.updateItem(device, empty);
            boolean here = device != null && device.available();
            setDisable(device != null && !here);
            setText(device == null ? "" : here ? device.title() : device.title() + " (not available)");
            setTooltip(device == null || here ? null : Texts.tooltip(device.reason()));
        }
    }
}
