package initsweep.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium without a window, as long as a page is looked at. */
public final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** Only against hanging. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Whether there is one: apt-get install chromium chromium-driver. */
  public static boolean isInstalled() {
    return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
  }

  public static Browser start() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // there is none for root
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--hide-scrollbars",
        "--force-device-scale-factor=1");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    return new Browser(driver);
  }

  /**
   * Loads a page in a window of a size.
   *
   * @param width in CSS pixels
   */
  public void open(Path page, int width, int height) {
    resize(width, height);
    log(LogType.BROWSER);
    log(LogType.PERFORMANCE);
    driver.get(page.toUri().toString());
  }

  /** Below 500 pixels a window of the desktop would not go. */
  public void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /**
   * Chooses what the page is told of the reader's preference.
   *
   * @param scheme dark or light
   */
  public void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  public ChromeDriver driver() {
    return driver;
  }

  /** What a script returns in the page. */
  public Object ask(String script, Object... arguments) {
    return driver.executeScript("return " + script, arguments);
  }

  /**
   * Waits until a condition holds in the page: a toggle event and the next frame of a chart come
   * after the click that asked for them has returned.
   *
   * @throws org.openqa.selenium.TimeoutException if it still does not hold after minutes
   */
  public void await(String condition, Object... arguments) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20))
        .withMessage(condition)
        .until(page -> Boolean.TRUE.equals(ask(condition, arguments)));
  }

  /** Errors and warnings of the console since the page was opened. */
  public List<String> complaints() {
    return log(LogType.BROWSER)
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Everything the page asked for since it was opened, the page itself and data in it aside. */
  public List<String> requests() {
    return log(LogType.PERFORMANCE)
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .map(message -> message.replaceFirst(".*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
        .filter(url -> !url.startsWith("data:") && !url.endsWith("/report.html"))
        .toList();
  }

  private Stream<LogEntry> log(String type) {
    return StreamSupport.stream(driver.manage().logs().get(type).spliterator(), false);
  }

  /** The whole page as PNG, also what lies below the window. */
  public byte[] picture() {
    Map<String, Object> picture =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    return Base64.getDecoder().decode((String) picture.get("data"));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
