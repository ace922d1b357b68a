package initsweep.lesson;

import initsweep.report.Language;
import initsweep.report.Report;
import java.util.Optional;

/** Adds to each section of a report what it teaches. */
public final class Lessons {
  private Lessons() {}

  /**
   * @param sweep where the next experiments start; empty if none can be offered
   */
  public static Report added(Report report, Optional<Experiment> sweep, Language language) {
    return report.with(
        report.contents().stream()
            .map(
                content -> {
                  Teaching page = new Teaching(language, sweep.orElse(null));
                  teach(content.section().id(), new Rows(content.rows()), page);
                  return content.with(page.lesson().orElse(null));
                })
            .toList());
  }

  private static void teach(String section, Rows rows, Teaching page) {
    if (section.equals("sweep")) {
      RecordLessons.sweep(page);
    } else if (!rows.isEmpty()) {
      teachRows(section, rows, page);
    }
  }

  private static void teachRows(String section, Rows rows, Teaching page) {
    switch (section) {
      case "folders" -> RecordLessons.folders(rows, page);
      case "cells" -> CellLessons.cells(rows, page);
      case "axes" -> TrainingLessons.axes(rows, page);
      case "choices" -> TuningLessons.choices(rows, page);
      case "sensitivity" -> TuningLessons.sensitivity(rows, page);
      case "budget" -> TuningLessons.budget(rows, page);
      case "rank_flips" -> TuningLessons.flips(rows, page);
      case "loss" -> TrainingLessons.loss(rows, page);
      case "accuracy" -> TrainingLessons.accuracy(rows, page);
      case "activations" -> LayerLessons.activations(rows, page);
      case "normals" -> LayerLessons.normals(rows, page);
      case "weights" -> LayerLessons.weights(rows, page);
      case "histograms" -> LayerLessons.histograms(rows, page);
      case "profiles" -> LayerLessons.profiles(rows, page);
      case "jacobians" -> LayerLessons.jacobians(rows, page);
      case "depths" -> TrainingLessons.depths(rows, page);
      case "calibration" -> TuningLessons.calibration(rows, page);
      case "claims" -> RecordLessons.claims(rows, page);
      case "comparisons" -> CellLessons.comparisons(rows, page);
      case "attribution" -> CellLessons.attribution(rows, page);
      case "unfinished" -> CellLessons.unfinished(rows, page);
      case "provenance" -> RecordLessons.provenance(rows, page);
      default -> throw new IllegalArgumentException("no lesson of the section " + section);
    }
  }
}
