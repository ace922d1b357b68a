package initsweep.theory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.data.DataSet;
import initsweep.data.ImageSet;
import initsweep.run.RunConfig;

/**
 * The moments of a data set that the theory needs. Kept in the manifest, so that a query does not
 * need the data.
 *
 * @param features numbers per example
 * @param pixelMean mean of pixel / 255; 0 for normals
 * @param pixelSd standard deviation of pixel / 255; 1 for normals
 */
public record InputMoments(int features, double pixelMean, double pixelSd) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static InputMoments of(DataSet data) {
    return data instanceof ImageSet images
        ? new InputMoments(images.features(), images.pixelMean(), images.pixelSd())
        : new InputMoments(data.features(), 0, 1);
  }

  public static InputMoments of(JsonNode json) {
    return new InputMoments(
        json.required("features").intValue(),
        json.required("pixel_mean").doubleValue(),
        json.required("pixel_sd").doubleValue());
  }

  public JsonNode json() {
    return JSON.createObjectNode()
        .put("features", features)
        .put("pixel_mean", pixelMean)
        .put("pixel_sd", pixelSd);
  }

  /** E x² of the inputs of a run, over examples and features. */
  public double secondMoment(RunConfig config) {
    return config.inputSecondMoment(pixelMean, pixelSd);
  }
}
