package initsweep.claims;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One claim's result with what it rests on.
 *
 * @param reason which of several ways to that result it was; empty if there is only one
 * @param numbers by name, the thresholds they were held against among them
 */
public record Judgement(Claim claim, Result result, String reason, Map<String, Number> numbers) {
  public Judgement {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  static Judgement of(Claim claim, Result result, Map<String, Number> numbers) {
    return new Judgement(claim, result, "", numbers);
  }
}
