package initsweep.lesson;

import java.util.Map;

/**
 * The next experiment.
 *
 * @param reason the key of the text that says why
 * @param values of that text's placeholders; a list is named item by item
 */
record Next(String reason, Map<String, ?> values, String command) {}
