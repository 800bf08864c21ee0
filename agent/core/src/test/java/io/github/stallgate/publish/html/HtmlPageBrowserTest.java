// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import static io.github.stallgate.publish.html.Pages.lag;
import static io.github.stallgate.publish.html.Pages.stall;
import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.publish.Publication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page as a browser shows it. */
class HtmlPageBrowserTest {
  private static final String FILE =
      finding("0000000b", "BlockingFile", "warning", "com.acme.Files", "read", 2);

  @TempDir static Path profile;
  private static Browser light;
  @TempDir Path directory;
  private Path reports;
  private Browser browser;

  @BeforeAll
  static void startBrowser() {
    light = Browser.start(profile.resolve("light"), false);
  }

  @AfterAll
  static void stopBrowser() {
    if (light != null) {
      light.close();
    }
  }

  @BeforeEach
  void makeDirectory() throws Exception {
    reports = Files.createDirectory(directory.resolve("reports"));
    browser = light;
  }

  /** Whatever a test did with the page: nothing was complained of, and nothing else requested. */
  @AfterEach
  void pageWasQuiet() {
    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .containsOnly(directory.resolve("page.html").toUri().toString());
  }

  @Test
  void search_words_leaveTheFindingsThatHaveThemAll() throws Exception {
    open(SLEEP, FILE);
    assertThat(shown()).hasSize(2);
    WebElement search = browser.driver.findElement(By.id("search"));
    search.sendKeys("READ acme.files");
    until("return document.getElementById('shown').textContent === '1 of 2'");
    assertThat(shown()).singleElement().asString().contains("com.acme.Files.read");
    search.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    until("return document.getElementById('shown').textContent === '2 of 2'");
    assertThat(shown()).hasSize(2);
  }

  @Test
  void severity_unchecked_hidesItsFindings() throws Exception {
    open(SLEEP, FILE);
    browser.driver.findElement(By.cssSelector("#filters input[value=error]")).click();
    assertThat(shown()).singleElement().asString().contains("warning[BlockingFile]");
  }

  @Test
  void sort_bySeverityAndBack_reordersTheList() throws Exception {
    open(FILE.replace("\"durationNanos\":2000000", "\"durationNanos\":900000000"), SLEEP);
    assertThat(shown().get(0)).contains("warning[BlockingFile]");
    browser.driver.findElement(By.cssSelector("#sort option[value=s]")).click();
    assertThat(shown().get(0)).contains("error[BlockingSleep]");
    browser.driver.findElement(By.cssSelector("#sort option[value=t]")).click();
    assertThat(shown().get(0)).contains("warning[BlockingFile]");
  }

  @Test
  void expandAll_andCollapseAll_openAndClose() throws Exception {
    open(SLEEP, FILE);
    WebElement diagnostic = browser.driver.findElement(By.cssSelector(".f pre"));
    assertThat(diagnostic.isDisplayed()).isFalse();
    browser.driver.findElement(By.id("expand")).click();
    assertThat(diagnostic.isDisplayed()).isTrue();
    assertThat(diagnostic.getText()).contains("allow ", "baseline accept");
    browser.driver.findElement(By.id("collapse")).click();
    assertThat(diagnostic.isDisplayed()).isFalse();
  }

  @Test
  void finding_byKeyboardAlone_opens() throws Exception {
    open(SLEEP);
    browser.driver.findElement(By.cssSelector(".f summary")).sendKeys(Keys.SPACE);
    assertThat(browser.driver.findElement(By.cssSelector(".f pre")).isDisplayed()).isTrue();
  }

  @Test
  void theme_button_turnsLightIntoDarkAndBack() throws Exception {
    open(SLEEP);
    assertThat(background()).isEqualTo("rgb(255, 255, 255)");
    WebElement theme = browser.driver.findElement(By.id("theme"));
    theme.click();
    assertThat(background()).isEqualTo("rgb(20, 23, 28)");
    assertThat(theme.getAttribute("aria-pressed")).isEqualTo("true");
    theme.click();
    assertThat(background()).isEqualTo("rgb(255, 255, 255)");
  }

  @Test
  void theme_ofAUserWhoPrefersDark_isDark() throws Exception {
    try (Browser dark = Browser.start(profile.resolve("dark"), true)) {
      browser = dark;
      open(SLEEP);
      assertThat(background()).isEqualTo("rgb(20, 23, 28)");
      pageWasQuiet();
    }
    browser = light;
    open(SLEEP);
  }

  @Test
  void timeline_stallClicked_opensItsFinding() throws Exception {
    open(SLEEP, stall("x", "7c1f02ab", "BLOCKED", 1_000, 250));
    browser.driver.findElement(By.cssSelector("#timeline td rect")).click();
    assertThat(browser.driver.findElement(By.cssSelector(".f pre")).isDisplayed()).isTrue();
  }

  @Test
  void icicle_frameChosen_fillsTheWidth() throws Exception {
    open(SLEEP, finding("0000000c", "BlockingSleep", "error", "com.acme.B", "c", 750));
    List<WebElement> last = browser.driver.findElements(By.cssSelector(".icicle .frame"));
    WebElement narrow = last.get(last.size() - 2);
    int before = narrow.getSize().getWidth();
    narrow.sendKeys(Keys.ENTER);
    assertThat(narrow.getSize().getWidth()).isGreaterThan(2 * before);
    last.get(0).click();
    assertThat(narrow.getSize().getWidth()).isEqualTo(before);
  }

  @Test
  void flameGraph_opened_drawsItsFrames() throws Exception {
    open(SLEEP);
    openFlameGraph();
    assertThat(browser.run("return levels.length")).isEqualTo(9L);
    assertThat(browser.run("return document.title + origin")).isEqualTo("null");
  }

  @Test
  void page_withHostileNames_doesNothing() throws Exception {
    show(HostileReport.in(reports));
    browser.driver.findElement(By.id("expand")).click();
    assertThat(browser.driver.findElements(By.cssSelector("img, main script"))).isEmpty();
    assertThat(browser.driver.findElements(By.tagName("script"))).hasSize(1);
    openFlameGraph();
    assertThat(browser.driver.findElements(By.tagName("img"))).isEmpty();
    browser.driver.switchTo().defaultContent();
    assertThat(ExpectedConditions.alertIsPresent().apply(browser.driver)).isNull();
  }

  /** Jenkins sends this with what a build archives; here the page says it of itself. */
  @Test
  void page_whereStyleAndScriptAreForbidden_readsAndOpens() throws Exception {
    String jenkins = "default-src 'none'; img-src 'self'; style-src 'self'";
    String page = Pages.page(Pages.publication(reports, SLEEP, FILE));
    show(page.replaceFirst("content=\"default-src[^\"]*\"", "content=\"" + jenkins + "\""));
    assertThat(browser.console())
        .isNotEmpty()
        .allMatch(message -> message.contains("Content Security Policy"));
    assertThat(browser.driver.findElement(By.tagName("h1")).getText()).startsWith("failed: 1 new");
    assertThat(browser.driver.findElement(By.id("search")).isDisplayed()).isFalse();
    assertThat(shown()).hasSize(2);
    browser.driver.findElement(By.cssSelector(".f summary")).click();
    assertThat(browser.driver.findElement(By.cssSelector(".f pre")).getText()).contains("allow ");
    assertThat(browser.driver.findElement(By.cssSelector(".icicle")).getText())
        .contains("all loops 252 ms, 100 %, BLOCKED");
  }

  @Test
  void page_withTenThousandFindings_isSearchable() throws Exception {
    String[] findings = new String[10_000];
    for (int i = 0; i < findings.length; i++) {
      findings[i] = finding("%08x".formatted(i), "R", "error", "com.acme.C" + i, "run", 5);
    }
    open(findings);
    browser.driver.findElement(By.id("search")).sendKeys("com.acme.C9876.run");
    until("return document.getElementById('shown').textContent === '1 of 10000'");
    assertThat(shown()).singleElement().asString().contains("com.acme.C9876.run");
  }

  @Test
  void page_inANarrowWindow_needsNoSidewaysScrolling() throws Exception {
    open(SLEEP, stall("x", "7c1f02ab", "BLOCKED", 1_000, 250), lag("x", 100_000_000, 1_000_000));
    browser.driver.manage().window().setSize(new Dimension(520, 900));
    browser.driver.findElement(By.id("expand")).click();
    assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    browser.driver.manage().window().setSize(new Dimension(1200, 900));
  }

  private void open(String... lines) throws Exception {
    show(Pages.publication(reports, lines));
  }

  private void show(Publication publication) throws Exception {
    show(Pages.page(publication));
  }

  private void show(String page) throws Exception {
    Path file = Files.writeString(directory.resolve("page.html"), page);
    browser.driver.get(file.toUri().toString());
  }

  private void openFlameGraph() {
    browser.driver.findElement(By.cssSelector("#flame > summary")).click();
    new WebDriverWait(browser.driver, Duration.ofSeconds(30))
        .until(ExpectedConditions.frameToBeAvailableAndSwitchToIt(By.tagName("iframe")));
    until("return document.readyState === 'complete' && !!document.querySelector('canvas')");
  }

  private void until(String condition) {
    new WebDriverWait(browser.driver, Duration.ofSeconds(30))
        .until(driver -> (Boolean) browser.run(condition));
  }

  private List<String> shown() {
    return browser.driver.findElements(By.cssSelector(".f:not([hidden])")).stream()
        .map(WebElement::getText)
        .toList();
  }

  private String background() {
    return (String) browser.run("return getComputedStyle(document.body).backgroundColor");
  }
}
