package io.impasto.gateway;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium as Debian has it, without a window, and the hands and eyes of a person before it. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** The page has some thirty places for the keyboard to stop at. */
    private static final int MOST_STOPS = 60;

    /** Puts files that an input of its own holds into a drop, since no browser lets a script name files. */
    private static final String DROP = """
            const [input, zone] = arguments;
            const carried = new DataTransfer();
            [...input.files].forEach(file => carried.items.add(file));
            input.remove();
            for (const type of ['dragenter', 'dragover', 'drop']) {
              zone.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: carried}));
            }
            """;

    private static final String PASTE = """
            const [input] = arguments;
            const carried = new DataTransfer();
            [...input.files].forEach(file => carried.items.add(file));
            input.remove();
            document.body.dispatchEvent(
                new ClipboardEvent('paste', {bubbles: true, cancelable: true, clipboardData: carried}));
            """;

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Skips the test where there is none. */
    static Browser start() {
        Optional<Path> chromium = command("chromium");
        Optional<Path> chromedriver = command("chromedriver");
        Assumptions.assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "there is no Chromium with its driver on the PATH, so the page is not tried;"
                        + " on Debian: apt-get install chromium chromium-driver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--window-size=1280,900");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Optional<Path> command(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    ChromeDriver driver() {
        return driver;
    }

    void open(URL page) {
        driver.get(page.toString());
        await("#content-gallery .thumb");
    }

    void reload() {
        driver.navigate().refresh();
        await("#content-gallery .thumb");
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The element once it is to be seen. */
    WebElement await(String css) {
        return new WebDriverWait(driver, PATIENCE)
                .withMessage("waiting for " + css)
                .until(there -> all(css).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    /** The element's text once it has the words. */
    String awaitText(String css, String words) {
        return new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> "waiting for '" + words + "' in " + css + ", where there is '" + texts(css) + "'")
                .until(there -> texts(css).contains(words) ? texts(css) : null);
    }

    private String texts(String css) {
        return String.join(" ", all(css).stream().map(WebElement::getText).toList());
    }

    void click(String css) {
        WebElement element = await(css);
        driver.executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
        element.click();
    }

    void drop(String zone, Path... files) {
        driver.executeScript(DROP, input(files), find(zone));
    }

    void paste(Path file) {
        driver.executeScript(PASTE, input(file));
    }

    private WebElement input(Path... files) {
        WebElement input = (WebElement) driver.executeScript(
                "const input = document.createElement('input'); input.type = 'file'; input.multiple = true;"
                        + "document.body.append(input); return input;");
        input.sendKeys(String.join(
                "\n",
                Arrays.stream(files)
                        .map(file -> file.toAbsolutePath().normalize().toString())
                        .toList()));
        return input;
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Goes on from one element to the next, as those do who have no mouse, until that one has the focus. */
    void tabTo(String css) {
        tab(css, Keys.TAB);
    }

    void tabBackTo(String css) {
        tab(css, Keys.chord(Keys.SHIFT, Keys.TAB));
    }

    private void tab(String css, CharSequence key) {
        for (int i = 0; i < MOST_STOPS; i++) {
            press(key);
            if (driver.switchTo().activeElement().equals(find(css))) {
                return;
            }
        }
        throw new AssertionError("the keyboard doesn't get to " + css);
    }

    /** What the body of an asynchronous function returns, run in the page. */
    Object evaluate(String body) {
        return driver.executeAsyncScript("const done = arguments[arguments.length - 1];" + "(async () => { " + body
                + " })().then(done, error => done('' + error));");
    }

    /** As wide as that, on a screen of so many dots a pixel, in daylight or at night. */
    void appear(int width, int height, double density, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", density, "mobile", width < 600));
        driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** The whole page, or what of it is in the window. */
    Path photograph(String name, boolean whole) throws IOException {
        Map<String, Object> answer = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", whole));
        Path folder = Files.createDirectories(Path.of("target", "page"));
        return Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode((String) answer.get("data")));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
