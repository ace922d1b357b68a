package initsweep.claims;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What evidence says of a claim.
 *
 * @param reason which of several reasons for that result applies; empty if there is only one
 * @param numbers measured values and the thresholds they were compared with, by name
 */
public record Finding(Result result, String reason, Map<String, Number> numbers) {
  public Finding {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  static Finding of(Result result, Map<String, Number> numbers) {
    return new Finding(result, "", numbers);
  }
}
