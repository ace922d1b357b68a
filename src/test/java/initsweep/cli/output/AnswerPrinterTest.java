package initsweep.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CSV that readers give back as it was. */
class AnswerPrinterTest {
  private static String csv(List<Object> row) {
    StringWriter text = new StringWriter();
    List<String> columns = row.stream().map(value -> "c").toList();
    new AnswerPrinter(Format.CSV, new PrintWriter(text)).print(columns, List.of(row));
    return text.toString().replaceFirst("^.*\n", "");
  }

  @Test
  void nullIsAnEmptyFieldAndTheEmptyTextIsQuoted() {
    assertThat(csv(Arrays.asList(null, "", "x"))).isEqualTo(",\"\",x\n");
  }

  @Test
  void aRecordOfOneFieldIsNeverAnEmptyLine() {
    assertThat(csv(List.of(""))).isEqualTo("\"\"\n");
    assertThat(csv(Arrays.asList((Object) null))).isEqualTo("NULL\n");
    assertThat(csv(List.of("NULL"))).isEqualTo("\"NULL\"\n");
    assertThat(csv(List.of("NULL", "NULL"))).isEqualTo("NULL,NULL\n");
  }

  @Test
  void separatorsQuotesAndLineEndsAreQuoted() {
    assertThat(csv(List.of("a,b", "a\"b", "a\nb", "a\rb")))
        .isEqualTo("\"a,b\",\"a\"\"b\",\"a\nb\",\"a\rb\"\n");
  }

  @Test
  void anExactNumberHasNoExponent() {
    assertThat(csv(List.of(new BigDecimal("0.0000001"), new BigDecimal("1E+3"))))
        .isEqualTo("0.0000001,1000\n");
  }
}
