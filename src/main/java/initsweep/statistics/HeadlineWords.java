package initsweep.statistics;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** A headline put into words, those of {@code headline_*.properties}. */
record HeadlineWords(Headline headline, Locale language) {

  String sentence() {
    CellSummary winner = headline.winner();
    if (headline.comparison() == null) {
      return text("alone", winner.cell(), mean()) + missing(winner);
    }
    return compared() + missing(winner) + missing(headline.second());
  }

  private String compared() {
    Cell winner = headline.winner().cell();
    Cell second = headline.second().cell();
    return switch (headline.comparison().finding()) {
      case BETTER -> text("better", winner, mean(), gap());
      case WORSE -> text("worse", winner, mean(), second, gap());
      case NOT_SETTLED -> text("not_settled", winner, mean(), gap(), seedsNeeded());
      case EQUAL -> text("equal", winner, second, mean());
      case TOO_FEW_SEEDS, NONE_COMPLETED ->
          text("too_few_seeds", winner, mean(), gap(), PairedDifference.FEWEST_SEEDS);
    };
  }

  private String mean() {
    CellSummary winner = headline.winner();
    Metric metric = headline.metric();
    return text(
        "mean",
        text(metric.toString()),
        metric.text(winner.completedRuns().mean()),
        seeds(winner.completed()));
  }

  private String gap() {
    Comparison comparison = headline.comparison();
    return text("gap", distance(), range(), comparison.wins(), seeds(comparison.seeds()));
  }

  private String distance() {
    Double lead = headline.lead();
    Cell second = headline.second().cell();
    if (lead == null) {
      return text("nowhere", second);
    }
    return text(
        lead < 0 ? "behind" : "ahead",
        headline.metric().textOfDifference(Math.abs(lead)),
        text("unit." + headline.metric()),
        second);
  }

  private String range() {
    Interval interval = headline.leadInterval();
    Metric metric = headline.metric();
    return interval == null
        ? ""
        : text(
            "interval",
            metric.textOfDifference(interval.low()),
            metric.textOfDifference(interval.high()));
  }

  private String seedsNeeded() {
    Integer needed = headline.comparison().seedsNeeded();
    return needed == null ? "" : text("seeds_needed", needed);
  }

  private String missing(CellSummary cell) {
    int missing = cell.runs() - cell.completed();
    return missing == 0 ? "" : text("missing", cell.cell(), missing, cell.runs());
  }

  private String seeds(int count) {
    return text(count == 1 ? "seed" : "seeds", count);
  }

  /** Numbers are written as they are: a count is no quantity to be grouped by thousands. */
  private String text(String key, Object... arguments) {
    ResourceBundle words =
        ResourceBundle.getBundle(
            "initsweep.statistics.headline",
            language,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    Object[] texts = new Object[arguments.length];
    java.util.Arrays.setAll(texts, i -> String.valueOf(arguments[i]));
    return MessageFormat.format(words.getString(key), texts);
  }
}
