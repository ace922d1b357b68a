package initsweep.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import initsweep.report.Browser;
import initsweep.report.Language;
import initsweep.spark.SmallSweep;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** The page in a real browser; skipped where no Chromium is installed. */
class ReportBrowserIT {
  private static final String CHARTS =
      "[...document.querySelectorAll('.chart svg')].filter(svg =>"
          + " svg.querySelectorAll('path').length > 5).length";
  private static final String WIDEST =
      "Math.max(...[...document.querySelectorAll('.chart svg')].map(svg =>"
          + " svg.getBoundingClientRect().width))";
  private static final String OVERLAPS =
      """
      [...document.querySelectorAll('.chart svg')].flatMap(svg => {
        const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
        return texts.flatMap(([a, p], i) => texts.slice(i + 1)
          .filter(([, q]) => Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1
            && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 1)
          .map(([b]) => a + ' / ' + b));
      })
      """;
  private static final String PATHS =
      "document.querySelectorAll('#section-loss .chart svg path').length";

  @TempDir static Path folder;
  private static Browser browser;
  private static Path trained;
  private static Path untrained;

  @BeforeAll
  static void report() {
    assumeTrue(Browser.isInstalled(), "no Chromium: apt-get install chromium chromium-driver");
    SparkSession spark = SmallSweep.session("local[2]");
    try {
      ReportedSweeps sweeps = new ReportedSweeps(folder, spark);
      trained = sweeps.trained(Language.EN);
      untrained = sweeps.untrained(Language.JA);
    } finally {
      spark.stop();
    }
    browser = Browser.start();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static WebElement in(String section, String selector) {
    return browser.driver().findElement(By.cssSelector("#section-" + section + " " + selector));
  }

  /** Without the marks that ECharts makes once it has also drawn outside the page. */
  private static String drawn(String section) {
    return in(section, ".chart")
        .getDomProperty("innerHTML")
        .replaceAll(" ecmeta_\\w+=\"[^\"]*\"", "");
  }

  @ParameterizedTest
  @CsvSource({
    "380,800,light",
    "380,800,dark",
    "1280,900,light",
    "1280,900,dark",
    "3840,2160,light"
  })
  void itIsDrawnAtEverySizeWithoutAComplaintAndAsksForNothing(
      int width, int height, String scheme) {
    browser.prefer(scheme);
    for (Path page : List.of(trained, untrained)) {
      browser.open(page, width, height);
      assertThat(browser.ask(CHARTS))
          .isEqualTo(browser.ask("document.querySelectorAll('figure').length"));
      assertThat(browser.ask("document.documentElement.scrollWidth"))
          .as("nothing sticks out of the window")
          .isEqualTo((long) width);
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests()).isEmpty();
    }
    assertThat(browser.ask("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo(scheme.equals("dark") ? "rgb(20, 24, 28)" : "rgb(255, 255, 255)");
  }

  /** What makes a page slow to open is what it has to lay out. */
  @Test
  void itHasFewElementsUntilMoreAreAskedFor() {
    browser.open(trained, 1280, 900);
    assertThat((long) browser.ask("document.querySelectorAll('*').length")).isLessThan(8000);
  }

  /** A page of a file may not write to the clipboard unasked; what is offered is the same. */
  @Test
  void theNextExperimentIsCopiedFromTheKeyboard() {
    browser.open(trained, 1280, 900);
    browser
        .driver()
        .executeScript(
            "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async text => {"
                + " window.written = text; }}})");
    WebElement button = in("cells", ".next button");
    button.sendKeys(Keys.ENTER);
    browser.await("window.written === arguments[0]", in("cells", ".next code").getText());
    browser.await("arguments[0].textContent === 'Copied'", button);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aTermLeadsToItsDefinition() {
    browser.open(untrained, 1280, 900);
    WebElement term = browser.driver().findElement(By.cssSelector("a.term"));
    term.sendKeys(Keys.ENTER);
    browser.await("document.querySelector('dt:target') !== null");
    assertThat(browser.ask("document.querySelectorAll('a.term[href=\"#term-undefined\"]').length"))
        .isEqualTo(0L);
  }

  @Test
  void aHostileNameIsOnlyText() {
    browser.open(trained, 1280, 900);
    assertThat(browser.driver().getTitle()).isEqualTo(ReportedSweeps.HOSTILE_NAME + " – InitSweep");
    assertThat(browser.driver().findElement(By.tagName("h1")).getText())
        .isEqualTo(ReportedSweeps.HOSTILE_NAME);
    assertThat(browser.ask("document.querySelectorAll('body script:not([type])').length"))
        .isEqualTo(2L);
  }

  @Test
  void aNameOfTheLegendHidesItsLineAlsoFromTheKeyboard() {
    browser.open(trained, 1280, 900);
    WebElement name = in("loss", ".legend button");
    long before = (long) browser.ask(PATHS);
    name.sendKeys(Keys.ENTER);
    assertThat(name.getDomAttribute("aria-pressed")).isEqualTo("false");
    browser.await(PATHS + " < arguments[0]", before);
    name.click();
    assertThat(name.getDomAttribute("aria-pressed")).isEqualTo("true");
    browser.await(PATHS + " === arguments[0]", before);
  }

  @Test
  void theLossIsShownOnALogarithmicAndOnALinearScale() {
    browser.open(trained, 1280, 900);
    String logarithmic = drawn("loss");
    in("loss", "[data-control=log]").click();
    assertThat(drawn("loss")).isNotEqualTo(logarithmic);
    in("loss", "[data-control=log]").click();
    assertThat(drawn("loss")).hasSameSizeAs(logarithmic);
  }

  /** Rows that differ in a quantity only are in its order until they are sorted. */
  @Test
  void theCellsAreSortedByMeanWithASwitch() {
    browser.open(trained, 1280, 900);
    String inOrder = drawn("cells");
    in("cells", "[data-control=sorted]").click();
    assertThat(drawn("cells")).isNotEqualTo(inOrder);
    in("cells", "[data-control=sorted]").click();
    assertThat(drawn("cells")).hasSameSizeAs(inOrder);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void everyChoiceIsDrawn() {
    browser.open(trained, 1280, 900);
    for (WebElement box : browser.driver().findElements(By.tagName("select"))) {
      Select select = new Select(box);
      for (int i = select.getOptions().size() - 1; i >= 0; i--) {
        select.selectByIndex(i);
        assertThat(browser.ask(CHARTS))
            .as(select.getOptions().get(i).getText())
            .isEqualTo(browser.ask("document.querySelectorAll('figure').length"));
      }
    }
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aTooltipSaysWhatIsUnderTheMouseAndTheArrowKeys() {
    browser.open(trained, 1280, 900);
    WebElement cells = in("cells", ".chart");
    WebElement profiles = in("profiles", ".chart");
    assertThat(drawn("cells")).doesNotContain("test accuracy:");
    assertThat(drawn("profiles")).doesNotContain("predicted:");
    WebElement accuracy =
        cells.findElements(By.tagName("text")).stream()
            .filter(text -> text.getText().endsWith("%"))
            .findFirst()
            .orElseThrow();
    new Actions(browser.driver()).moveToElement(accuracy).perform();
    browser.await("arguments[0].textContent.includes('test accuracy:')", cells);
    profiles.sendKeys(Keys.ARROW_RIGHT);
    browser.await("arguments[0].textContent.includes('predicted:')", profiles);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theNumbersBehindAChartAreATable() {
    browser.open(trained, 1280, 900);
    in("profiles", "summary").click();
    browser.await("document.querySelector('#section-profiles details table') !== null");
    assertThat(browser.ask("document.querySelectorAll('#section-profiles details tr').length"))
        .isEqualTo(1L + 6 * (2 + 3 + 6));
    assertThat(in("profiles", ".chart").getDomAttribute("aria-label")).contains("layer");
  }

  @Test
  void theVerdictsOfThePageAreExplainedInItsLanguage() {
    browser.open(untrained, 1280, 900);
    in("cells", "details.glossary summary").click();
    assertThat(in("cells", "details.glossary dl").getText())
        .contains("健全", "入力に無反応", "勾配消失")
        .doesNotContain("meaning.", "死んだニューロン");
    assertThat(browser.complaints()).isEmpty();
  }

  /** Boxes of texts in the page's charts that share more than a pixel each way. */
  @ParameterizedTest
  @ValueSource(ints = {380, 1280, 3840})
  void noTextOfAChartLiesOnAnother(int width) {
    for (Path page : List.of(trained, untrained)) {
      browser.open(page, width, 900);
      assertThat(browser.ask(OVERLAPS)).as(page.toString()).isEqualTo(List.of());
    }
  }

  /** An A4 page has about 700 pixels between its margins. */
  @Test
  void onPaperEveryChartFitsThePageAndAfterwardsTheWindow() {
    browser.open(trained, 1280, 900);
    browser.ask("window.dispatchEvent(new Event('beforeprint'))");
    assertThat((Number) browser.ask(WIDEST)).matches(width -> width.doubleValue() <= 700);
    browser.ask("window.dispatchEvent(new Event('afterprint'))");
    assertThat((Number) browser.ask(WIDEST)).matches(width -> width.doubleValue() > 1000);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aChartIsSavedAsAPictureWithItsLegend() {
    browser.open(trained, 1280, 900);
    browser
        .driver()
        .executeScript(
            "window.saved = []; HTMLAnchorElement.prototype.click = function () {"
                + " saved.push([this.download, this.href]); }");
    for (WebElement button : browser.driver().findElements(By.cssSelector(".buttons button"))) {
      button.click();
    }
    Object saved =
        browser
            .driver()
            .executeAsyncScript(
                "const done = arguments[0]; const wait = () => saved.length < 20 ? setTimeout(wait,"
                    + " 20) : done(saved.map(([name, href]) => name.slice(-12) + ' ' + href));"
                    + " wait();");
    assertThat((List<?>) saved)
        .hasSize(20)
        .anyMatch(
            each -> each.toString().matches("]]>-loss.svg data:image/svg\\+xml;.*%3Exavier%3C.*"))
        .anyMatch(each -> each.toString().startsWith("]]>-loss.png data:image/png;base64,iVBOR"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void onPaperItIsLight() {
    browser.prefer("dark");
    browser.open(trained, 1280, 900);
    browser.driver().executeScript("window.dispatchEvent(new Event('beforeprint'))");
    assertThat(drawn("loss")).contains("#ffffff");
    browser.driver().executeScript("window.dispatchEvent(new Event('afterprint'))");
    assertThat(drawn("loss")).doesNotContain("#ffffff");
    browser.prefer("light");
  }
}
