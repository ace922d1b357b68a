package initsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;

/** Rounds numbers to the digits that a chart can show, so that the page stays small. */
final class Rounded {
  private static final MathContext DIGITS = new MathContext(5);

  private Rounded() {}

  static JsonNode of(JsonNode node) {
    if (node.isFloatingPointNumber()) {
      return DoubleNode.valueOf(new BigDecimal(node.doubleValue()).round(DIGITS).doubleValue());
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
      node.forEach(element -> array.add(of(element)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.fields().forEachRemaining(field -> object.set(field.getKey(), of(field.getValue())));
      return object;
    }
    return node;
  }
}
