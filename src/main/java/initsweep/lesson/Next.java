package initsweep.lesson;

import java.util.Map;

/**
 * The next experiment.
 *
 * @param reason the key of the text that says why
 * @param values of that text's placeholders
 */
record Next(String reason, Map<String, ?> values, String command) {}
