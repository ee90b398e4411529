package org.inversight.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.inversight.blind.Answer;
import org.inversight.blind.Kind;
import org.inversight.blind.Question;
import org.inversight.blind.RateTable;
import org.inversight.data.Images;
import org.inversight.data.Pixels;
import org.inversight.engine.Progress;
import org.inversight.metric.Figure;
import org.inversight.model.Json;
import org.inversight.run.RunReportBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The report in a browser. Its script runs in HtmlUnit everywhere, which draws nothing and prints nothing; that, and the
 * same script, is tested in a real browser where one is installed (Chromium, Chrome or Edge), and skipped where none is.
 */
class HtmlReportTest extends ExportCase {

    private static final List<String> BROWSERS = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "microsoft-edge",
            "msedge",
            "chrome");

    private static final List<String> PLACES = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");

    private Path file;
    private RunRecord run;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("report.html");
        run = run(3);
        ExportFormat.HTML.write(file, run, Progress.NONE);
    }

    @Test
    void sliderAndKeysMoveThroughTheSteps() throws IOException {
        try (WebClient client = new WebClient(BrowserVersion.CHROME)) {
            client.getOptions().setCssEnabled(false);
            HtmlPage page = client.getPage(file.toUri().toURL());
            shows(page, STEPS - 1);
            page.executeJavaScript("var s = document.getElementById('slider'); s.value = '1';"
                    + "s.dispatchEvent(new Event('input'));");
            shows(page, 1);
            press(page, "ArrowLeft");
            shows(page, 0);
            press(page, "ArrowLeft");
            shows(page, 0);
            press(page, "End");
            shows(page, STEPS - 1);
            press(page, "Home");
            press(page, "ArrowRight");
            shows(page, 1);
            HtmlPage linked = client.getPage(file.toUri() + "#step=22");
            shows(linked, 2);
        }
    }

    private static void press(HtmlPage page, String key) {
        page.executeJavaScript("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '%s', bubbles: true}));"
                .formatted(key));
    }

    /** What is on the page is of this snapshot: number, figures, badges, words of each image, and the cursors. */
    private void shows(HtmlPage page, int number) {
        assertEquals(
                Integer.toString(run.snapshots().get(number).step()),
                page.getElementById("step").getTextContent());
        assertEquals("step-" + number, page.getElementById("grid").getAttribute("class"));
        assertEquals(
                Integer.toString(number),
                page.executeJavaScript("document.getElementById('slider').value")
                        .getJavaScriptResult());
        long share = Math.round(100 * run.snapshots().get(number).evaluatorAccuracy(1));
        String figures = page.getElementById("figures-now").getTextContent();
        assertTrue(figures.contains("Evaluator <B> %d %%".formatted(share)), figures);
        List<DomElement> tiles = page.getByXPath("//div[starts-with(@class, 'tile') and not(@class = 'tiles')]");
        assertEquals(TARGETS.size() * RESTARTS, tiles.size());
        for (int i = 0; i < tiles.size(); i++) {
            boolean doubted = number > 0 && i == DOUBTED;
            assertEquals(doubted ? "tile doubt" : "tile", tiles.get(i).getAttribute("class"));
            assertEquals(doubted, tiles.get(i).getAttribute("aria-label").contains("false positive"));
        }
        String places = page.executeJavaScript(
                        "var all = []; document.querySelectorAll('.cursor').forEach(c => all.push(c.getAttribute('transform'))); all.join(' ')")
                .getJavaScriptResult()
                .toString();
        String place = "translate(%s)".formatted(52 + 100 * number);
        assertEquals(place + " " + place, places.replace(".0)", ")"));
    }

    @Test
    void eachStepHasItsImagesToTheLevel() throws IOException {
        String page = Files.readString(file);
        for (int i = 0; i < STEPS; i++) {
            Matcher rule = Pattern.compile("\\.step-" + i + " \\.tile \\{ background-image: url\\((.*?)\\)")
                    .matcher(page);
            assertTrue(rule.find());
            isSprite(rule.group(1), run.snapshots().get(i).images());
        }
    }

    private static void isSprite(String address, Images images) throws IOException {
        String begin = "data:image/png;base64,";
        assertTrue(address.startsWith(begin));
        BufferedImage sprite =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(address.substring(begin.length()))));
        assertEquals(RESTARTS * images.width(), sprite.getWidth());
        for (int k = 0; k < images.count(); k++) {
            BufferedImage tile = sprite.getSubimage(
                    k % RESTARTS * images.width(), k / RESTARTS * images.height(), images.width(), images.height());
            assertEquals(0, differences(tile, Pixels.toImage(images, k))[0]);
        }
    }

    @Test
    void nothingIsFetchedAndNamesAreText() throws IOException {
        String page = Files.readString(file);
        assertFalse(page.matches("(?s).*(https?:|<link|<img|src=|@import|fetch\\().*"), "a page of its own");
        assertTrue(page.contains("class &lt;2&gt;"));
        assertFalse(page.contains("class <2>"));
        assertFalse(page.contains("Evaluator <B>"), "neither in text nor in a script");
        assertTrue(page.contains("False positives: <b>17 %</b>"));
        assertTrue(page.contains("prefers-color-scheme: dark"));
        assertTrue(page.contains("<dt>gmi.step-size</dt><dd>0.25</dd>"));
        assertTrue(page.contains("<dd>2.7.1, onednn</dd>"));
    }

    @Test
    void whatAViewerAnsweredStandsBesideTheEvaluatorsInThePageAndInTheJson() throws IOException {
        ExportFormat.HTML.write(file, run, Progress.NONE);
        assertFalse(Files.readString(file).contains("id=\"blind\""), "nobody was asked");
        RateTable table = RateTable.of(List.of(
                new Answer(Kind.DECOY, "1", "2", List.of(), Question.NOT, Question.NOT, Map.of("<A>", Question.SAME)),
                new Answer(Kind.DECOY, "3", "2", List.of(), Question.NOT, Question.NOT, Map.of("<A>", Question.NOT))));
        ExportFormat.HTML.write(file, run.withBlind(table), Progress.NONE);
        String page = Files.readString(file);
        assertTrue(page.contains("<th>you</th><th>&lt;A&gt;</th><th>chance</th>"));
        // Wilson of 2 of 2 and of 1 of 2, by Python
        assertTrue(page.contains("<td>100 %<br><small>2 of 2, 34–100 %</small></td>"
                + "<td>50 %<br><small>1 of 2, 9–91 %</small></td><td>50 %</td>"));
        Path json = folder.resolve("result.json");
        ExportFormat.JSON.write(json, run.withBlind(table), Progress.NONE);
        JsonNode rates =
                Json.read(json, JsonNode.class).path("blind").path("rows").path(0);
        assertEquals("Decoys: others", rates.path("questions").asString());
        assertEquals(2, rates.path("rates").path("you").path("right").asInt());
        assertEquals(1, rates.path("rates").path("<A>").path("right").asInt());
        ExportFormat.JSON.write(json, run, Progress.NONE);
        assertFalse(Json.read(json, JsonNode.class).has("blind"));
    }

    @Test
    void eachFigureHasItsCeilingAndItsFloorBesideIt() throws IOException {
        List<Figure> figures = List.of(
                new Figure("target", "target", true, false, 1, 0.97, 0.1),
                new Figure("evaluator:Evaluator A", "Evaluator A", true, false, 0.6, 0.95, null),
                new Figure("rankAmongStrangers", "mean rank among strangers", false, true, 12.25, 1.5, 2500.5));
        assertFalse(Files.readString(file).contains("genuine images"), "nothing is known, nothing is shown");
        RunRecord measured = new RunRecord(
                run.variant(),
                run.experiment(),
                run.settings(),
                run.snapshots(),
                run.losses(),
                RunReportBuilder.builder(run.report()).figures(figures).build(),
                null);
        ExportFormat.HTML.write(file, measured, Progress.NONE);
        String page = Files.readString(file);
        assertTrue(page.contains("<th>genuine images</th><td>97 %</td><td>95 %</td><td>–</td></tr>"));
        assertTrue(page.contains("<th>chance</th><td>10 %</td><td>–</td><td>–</td></tr>"));
        assertTrue(page.contains(
                "<span style=\"width:60.0%\"></span><i class=\"ceiling\" style=\"left:95.0%\"></i></span></td>"
                        + "<td>60 %</td><td>95 %</td><td>–</td>"));
        assertTrue(page.contains(
                "<th>mean rank among strangers</th><td></td><td>12.25</td><td>1.50</td><td>2500.50</td>"));
    }

    @Test
    void withoutAnEvaluatorThatRejectsNothingIsSaidOfFalsePositives() throws IOException {
        RunRecord plain = new RunRecord(
                run.variant(),
                run.experiment(),
                run.settings(),
                run.snapshots(),
                run.losses(),
                RunReportBuilder.builder(run.report()).falsePositiveRate(null).build(),
                null);
        ExportFormat.HTML.write(file, plain, Progress.NONE);
        String page = Files.readString(file);
        assertTrue(page.contains("No evaluator with a reject class is known to have looked at these images"));
        assertTrue(page.contains("False positives were not measured."));
        assertFalse(page.contains("marks a false positive"));
    }

    @Test
    @Tag("slow")
    void aRealBrowserShowsTheStepsAndPrintsOnePage() throws Exception {
        Path found = browser();
        assumeTrue(
                found != null,
                "no Chromium, Chrome or Edge is installed: drawing and printing are skipped, the script ran in HtmlUnit");
        Path browser = Objects.requireNonNull(found);
        String probe = """
                <script>
                var log = [];
                window.onerror = function (message) { log.push("error: " + message); };
                function look() {
                  var tile = document.querySelectorAll(".tile")[%d];
                  var style = getComputedStyle(tile);
                  log.push({step: document.getElementById("step").textContent, doubt: tile.className,
                    badge: getComputedStyle(tile, "::after").content, image: style.backgroundImage,
                    width: tile.offsetWidth, height: tile.offsetHeight});
                }
                look();
                document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "Home", bubbles: true}));
                look();
                var slider = document.getElementById("slider");
                slider.value = "2";
                slider.dispatchEvent(new Event("input"));
                look();
                document.body.setAttribute("data-log", btoa(unescape(encodeURIComponent(JSON.stringify(log)))));
                </script></body>""".formatted(DOUBTED);
        Path probed = folder.resolve("probed.html");
        Files.writeString(probed, Files.readString(file).replace("</body>", probe));
        String dom = browse(browser, "--dump-dom", probed.toUri().toString());
        Matcher log = Pattern.compile("data-log=\"([^\"]*)\"").matcher(dom);
        assertTrue(log.find(), dom);
        JsonNode seen = Json.parse(
                new String(Base64.getDecoder().decode(log.group(1)), StandardCharsets.UTF_8), JsonNode.class);
        List<Integer> expected = List.of(STEPS - 1, 0, 2);
        assertEquals(expected.size(), seen.size(), seen.toString());
        for (int i = 0; i < expected.size(); i++) {
            JsonNode look = seen.get(i);
            int number = expected.get(i);
            assertEquals(run.snapshots().get(number).step(), look.path("step").asInt());
            assertEquals(number > 0 ? "\"!\"" : "none", look.path("badge").asString());
            assertEquals(look.path("width").asInt(), look.path("height").asInt());
            assertTrue(look.path("width").asInt() > 40);
            String address = look.path("image").asString().replaceAll("^url\\(\"?|\"?\\)$", "");
            isSprite(address, run.snapshots().get(number).images());
        }
        Path paper = folder.resolve("paper.pdf");
        browse(browser, "--print-to-pdf=" + paper, file.toUri().toString());
        String pdf = Files.readString(paper, StandardCharsets.ISO_8859_1);
        assertEquals(
                1,
                Pattern.compile("/Type\\s*/Page\\b(?!s)").matcher(pdf).results().count(),
                "pages");
    }

    private String browse(Path browser, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                browser.toString(),
                "--headless",
                "--disable-gpu",
                "--no-first-run",
                "--no-pdf-header-footer",
                "--user-data-dir=" + folder.resolve("browser")));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox");
        }
        command.addAll(List.of(arguments));
        File out = folder.resolve("out").toFile();
        Process process = new ProcessBuilder(command)
                .redirectOutput(out)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the browser ends");
        return Files.readString(out.toPath());
    }

    private static @Nullable Path browser() {
        Map<String, String> environment = System.getenv();
        for (String place : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : BROWSERS) {
                Path program = Path.of(place, name);
                if (Files.isExecutable(program)) {
                    return program;
                }
            }
        }
        return PLACES.stream()
                .map(File::new)
                .filter(File::canExecute)
                .map(File::toPath)
                .findFirst()
                .orElse(null);
    }
}
