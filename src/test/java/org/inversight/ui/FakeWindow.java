package org.inversight.ui;

import java.nio.file.Path;
import org.inversight.ui.fake.FakeLaboratory;

/** Opens the window over the fake laboratory, for looking at it. */
public final class FakeWindow {

    private FakeWindow() {}

    /**
     * @param args folder of settings, then a picture for the samples
     */
    public static void main(String[] args) {
        Path preview = args.length > 1 ? Path.of(args[1]) : null;
        Window.open(
                new WindowContext(() -> new FakeLaboratory(15, 900, preview), Path.of(args[0])));
    }
}
