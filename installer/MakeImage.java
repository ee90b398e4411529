import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.spi.ToolProvider;

/**
 * Makes a self-contained application image with jlink and jpackage, on whatever system it runs: Linux, macOS or Windows.
 *
 * <p>Use: {@code mvn -q -DskipTests package exec:exec@image}; the image is then in {@code target/image}. Set {@code
 * INVERSIGHT_PACKAGE} to deb, rpm, dmg, pkg, msi or exe for an installer in place of the bare image (it needs the
 * system's own packaging tools).
 */
public final class MakeImage {

    /** What the program and its libraries use of the JDK, found with jdeps and by running. */
    private static final String MODULES =
            "java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.prefs,java.scripting,"
                    + "java.sql,java.xml,jdk.crypto.ec,jdk.jfr,jdk.unsupported,jdk.zipfs,jdk.localedata";

    private static final String ARCHIVE = "inversight.aot";

    private MakeImage() {}

    /** @param args project folder, folder with modules and lib, program jar, version, output folder */
    public static void main(String[] args) throws IOException {
        Path project = Path.of(args[0]);
        Path app = Path.of(args[1]);
        Path jar = Path.of(args[2]);
        String version = args[3].replaceAll("-.*", "");
        Path out = Path.of(args[4]);
        delete(out);
        Path input = Files.createDirectories(out.resolve("input"));
        Files.copy(jar, input.resolve("inversight.jar"));
        copy(app.resolve("lib"), input);
        copy(app.resolve("modules"), input.resolve("modules"));
        copySamples(project.resolve("sample-models"), input.resolve("sample-models"));
        for (String document : List.of("LICENSE", "NOTICE", "README.md")) {
            Files.copy(project.resolve(document), input.resolve(document));
        }
        // to which the README links
        copy(project.resolve("docs"), input.resolve("docs"));
        copy(project.resolve("assets"), input.resolve("assets"));
        Files.copy(jar.resolveSibling("third-party.txt"), input.resolve("third-party.txt"));

        Path runtime = out.resolve("runtime");
        run(
                "jlink",
                "--add-modules",
                MODULES,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--generate-cds-archive",
                "--include-locales=en",
                "--output",
                runtime.toString());

        String type = System.getenv().getOrDefault("INVERSIGHT_PACKAGE", "app-image");
        List<String> options = new ArrayList<>();
        options.addAll(List.of("--type", type, "--name", "Inversight", "--app-version", appVersion(version)));
        options.addAll(List.of("--runtime-image", runtime.toString(), "--input", input.toString()));
        options.addAll(List.of("--main-jar", "inversight.jar", "--main-class", "org.inversight.Main"));
        options.addAll(List.of("--dest", out.toString(), "--vendor", "Inversight", "--license-file"));
        options.add(project.resolve("LICENSE").toString());
        if (type.equals("app-image")) {
            options.removeLast();
            options.removeLast();
        }
        options.addAll(List.of("--icon", icon(project).toString()));
        for (String option : javaOptions()) {
            options.add("--java-options");
            options.add(option);
        }
        if (windows()) {
            options.add("--win-console");
        }
        run("jpackage", options.toArray(String[]::new));
        delete(input);
        delete(runtime);
        if (type.equals("app-image")) {
            cacheClasses(out);
        }
        System.out.println("The " + type + " is in " + out);
    }

    /**
     * Starts the window once and keeps the loaded and linked classes in an ahead-of-time cache, so that later starts take two
     * thirds of the time that a class data archive gives. An image without the cache works as well.
     */
    private static void cacheClasses(Path out) throws IOException {
        Path image = mac() ? out.resolve("Inversight.app/Contents") : out.resolve("Inversight");
        Path app = image.resolve(mac() ? "app" : windows() ? "app" : "lib/app");
        Path java = image.resolve(
                mac() ? "runtime/Contents/Home/bin/java" : windows() ? "runtime/bin/java.exe" : "lib/runtime/bin/java");
        List<String> command = new ArrayList<>(List.of(java.toString()));
        for (String line : Files.readAllLines(app.resolve("Inversight.cfg"))) {
            if (line.startsWith("java-options=") && !line.contains("AOTCache")) {
                command.add(line.substring("java-options=".length()).replace("$APPDIR", app.toString()));
            }
        }
        command.add("-XX:AOTCacheOutput=" + app.resolve(ARCHIVE));
        command.addAll(List.of("-cp", classPath(app), "org.inversight.Main", "window-start"));
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            System.out.println(
                    code == 0
                            ? "The first start is cached."
                            : "The window did not open here; the image has no class cache.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The class path in the order of the launcher's own configuration; a cache fits that order only. */
    private static String classPath(Path app) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String line : Files.readAllLines(app.resolve("Inversight.cfg"))) {
            if (line.startsWith("app.classpath=")) {
                jars.add(line.substring("app.classpath=".length()).replace("$APPDIR", app.toString()));
            }
        }
        return String.join(System.getProperty("path.separator"), jars);
    }

    private static List<String> javaOptions() {
        return List.of(
                "-Xmx2g",
                "--module-path=$APPDIR/modules",
                "--add-modules=javafx.controls",
                "--enable-native-access=javafx.graphics,ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dinversight.samples=$APPDIR/sample-models",
                "-XX:AOTCache=$APPDIR/" + ARCHIVE,
                // The first compiler alone: the window is there in two thirds of the time, and the work is native.
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable");
    }

    private static Path icon(Path project) {
        String name = windows() ? "inversight.ico" : mac() ? "inversight.icns" : "inversight.png";
        return project.resolve("assets").resolve("icons").resolve(name);
    }

    /** macOS refuses versions that begin with 0. */
    private static String appVersion(String version) {
        return mac() && version.startsWith("0.") ? "1" + version.substring(1) : version;
    }

    private static boolean windows() {
        return os().startsWith("windows");
    }

    private static boolean mac() {
        return os().startsWith("mac");
    }

    private static String os() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }

    private static void run(String tool, String... arguments) {
        int code = ToolProvider.findFirst(tool)
                .orElseThrow(() -> new IllegalStateException("This JDK has no " + tool + "."))
                .run(System.out, System.err, arguments);
        if (code != 0) {
            throw new IllegalStateException(tool + " failed with exit code " + code);
        }
    }

    /** The samples with their weights; training data and checkpoints stay out. */
    private static void copySamples(Path from, Path to) throws IOException {
        copy(from, to);
        try (var entries = Files.list(to)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                // what a training needs, a user does not
                if (name.startsWith(".") || name.equals("unfinished")) {
                    delete(entry);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (!path.toString().contains(".data")) {
                    Files.createDirectories(target.getParent());
                    Files.copy(path, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
