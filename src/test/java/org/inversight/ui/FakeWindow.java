package org.inversight.ui;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.inversight.ui.fake.FakeLaboratory;

/** Opens the window over the fake laboratory, for looking at it. */
public final class FakeWindow {

    private FakeWindow() {}

    /**
     * @param args folder of settings, an image for the samples, files that the dialog answers with
     */
    public static void main(String[] args) {
        Path preview = args.length > 1 ? Path.of(args[1]) : null;
        List<Path> files = Arrays.stream(args).skip(2).map(Path::of).toList();
        AnsweringDialogs dialogs = new AnsweringDialogs();
        dialogs.answer(files);
        new Window(new WindowContext(() -> new FakeLaboratory(15, 900, preview), Path.of(args[0]), dialogs)).open();
    }
}
